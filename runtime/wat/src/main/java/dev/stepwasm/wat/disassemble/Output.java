package dev.stepwasm.wat.disassemble;

/** Text that grows, line by line. */
final class Output {
    /** Deeper levels are not indented more, so that the text stays proportional to the code however deep it nests. */
    static final int MOST_LEVELS = 40;

    private static final int SPACES_PER_LEVEL = 2;
    private static final String SPACES = " ".repeat(MOST_LEVELS * SPACES_PER_LEVEL);

    private final StringBuilder text = new StringBuilder();
    private int lineStart;
    private int most = Integer.MAX_VALUE;

    /** The text has reached its limit. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong(int most) {
            super("longer than " + most, null, false, false);
        }
    }

    /** Begins no line from that length on, but throws {@link TooLong}. */
    void limit(int length) {
        most = length;
    }

    /** Begins a line. */
    Output line(int level) {
        if (text.length() >= most) {
            throw new TooLong(most);
        }
        if (!text.isEmpty()) {
            text.append('\n');
        }
        lineStart = text.length();
        text.append(SPACES, 0, indentation(level));
        return this;
    }

    /** {@return the number of spaces before a line} */
    static int indentation(int level) {
        return Math.min(level, MOST_LEVELS) * SPACES_PER_LEVEL;
    }

    Output put(String more) {
        text.append(more);
        return this;
    }

    Output put(CharSequence from, int start, int end) {
        text.append(from, start, end);
        return this;
    }

    Output put(char more) {
        text.append(more);
        return this;
    }

    /** {@return the offset of what comes next} */
    int position() {
        return text.length();
    }

    /** {@return all of it, for copying} */
    CharSequence content() {
        return text;
    }

    /** {@return the length of the line so far} */
    int column() {
        return text.length() - lineStart;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
