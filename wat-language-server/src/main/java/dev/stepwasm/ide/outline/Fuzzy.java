package dev.stepwasm.ide.outline;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Says how well a name fits what someone typed. The letters typed must occur in the name in their order, whatever their
 * case. Letters in a row, letters at the start of words and letters of the same case count for more; letters that are left
 * over count for less.
 */
final class Fuzzy {
    private static final int LETTER = 16;
    private static final int IN_A_ROW = 12;
    private static final int WORD_START = 10;
    private static final int SAME_CASE = 1;
    private static final int NAME_START = 8;
    private static final int WHOLE = 100;
    private static final int LONGEST = 256;
    private static final int NEVER = Integer.MIN_VALUE / 2;

    private Fuzzy() {}

    /** {@return how well a name fits, the more the better, or empty if it does not} */
    static OptionalInt score(String typed, String name) {
        if (!isWithin(typed, name)) {
            return OptionalInt.empty();
        }
        int best = typed.length() > LONGEST || name.length() > LONGEST ? 0 : best(typed, name);
        int whole = typed.equalsIgnoreCase(name) ? WHOLE : 0;
        return OptionalInt.of(best + whole - Math.min(name.length() - typed.length(), LETTER - 1));
    }

    private static boolean isWithin(String typed, String name) {
        int at = 0;
        for (int i = 0; i < name.length() && at < typed.length(); i++) {
            if (same(typed.charAt(at), name.charAt(i))) {
                at++;
            }
        }
        return at == typed.length();
    }

    /** The best of all ways to find the letters: by the last letter found, with and without the one before it in a row. */
    private static int best(String typed, String name) {
        if (typed.isEmpty()) {
            return 0;
        }
        int[] before = new int[name.length()];
        int[] ending = new int[name.length()];
        for (int t = 0; t < typed.length(); t++) {
            int bestBefore = t == 0 ? 0 : NEVER;
            Arrays.fill(ending, NEVER);
            for (int n = 0; n < name.length(); n++) {
                if (same(typed.charAt(t), name.charAt(n))) {
                    int row = t > 0 && n > 0 ? before[n - 1] + IN_A_ROW : NEVER;
                    ending[n] = Math.max(bestBefore, row) + value(typed.charAt(t), name, n);
                }
                if (t > 0) {
                    bestBefore = Math.max(bestBefore, before[n]);
                }
            }
            int[] spare = before;
            before = ending;
            ending = spare;
        }
        return Arrays.stream(before).max().orElse(0);
    }

    private static int value(char typed, String name, int at) {
        int value = LETTER + (typed == name.charAt(at) ? SAME_CASE : 0);
        if (at == 0) {
            return value + WORD_START + NAME_START;
        }
        char previous = name.charAt(at - 1);
        boolean starts = !Character.isLetterOrDigit(previous) && Character.isLetterOrDigit(name.charAt(at))
                || Character.isLowerCase(previous) && Character.isUpperCase(name.charAt(at))
                || Character.isDigit(name.charAt(at)) && !Character.isDigit(previous);
        return starts ? value + WORD_START : value;
    }

    private static boolean same(char a, char b) {
        return a == b || Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
