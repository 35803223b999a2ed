package dev.stepwasm.cli.debug;

/** Reads the small words that stand behind commands. */
final class Words {
    private static final int MOST_DIGITS = 9;

    private Words() {}

    /** {@return a number of times, at least 1} */
    static int count(String text) {
        int number = number(text);
        if (number == 0) {
            throw new RefusedException("a count is at least 1");
        }
        return number;
    }

    /** {@return a number that counts something, at least 0} */
    static int number(String text) {
        if (!text.matches("[0-9]{1," + MOST_DIGITS + "}")) {
            throw new RefusedException("expected a number but found `" + text + "`");
        }
        return Integer.parseInt(text);
    }

    /** {@return a count with its noun} */
    static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Refuses words where none belong. */
    static void requireNothing(String rest) {
        if (!rest.isEmpty()) {
            throw new RefusedException("nothing was expected here, but found `" + rest + "`");
        }
    }
}
