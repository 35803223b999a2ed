package dev.stepwasm.wat.format;

/**
 * Space as one number: line breaks, then levels of indentation or blanks. Knows how it is written under the options.
 */
final class Space {
    /** Deeper code is indented no further: the output stays linear in the input, and the code stays in sight. */
    static final int DEEPEST = 40;

    static final int NONE = 0;
    static final int BLANK = 1;

    private static final int LINES = 24;
    private static final int LEVELS = 1 << 23;
    private static final int COUNT = LEVELS - 1;

    private final String lineBreak;
    private final String unit;
    private final int indent;

    Space(String lineBreak, FormatOptions options) {
        this.lineBreak = lineBreak;
        this.indent = options.indent();
        this.unit = options.tabs() ? "\t" : " ".repeat(indent);
    }

    /** {@return so many blanks on the same line} */
    static int blanks(int count) {
        return count;
    }

    /** {@return so many line breaks and the indentation of a level} */
    static int lines(int count, int level) {
        return count << LINES | LEVELS | Math.clamp(level, 0, DEEPEST);
    }

    /** {@return a line break alone} */
    static int bareLine() {
        return 1 << LINES;
    }

    /** {@return the column after the indentation of a level, 0-based} */
    int column(int level) {
        return Math.clamp(level, 0, DEEPEST) * indent;
    }

    void appendTo(StringBuilder out, int space) {
        out.repeat(lineBreak, space >>> LINES);
        out.repeat((space & LEVELS) != 0 ? unit : " ", space & COUNT);
    }

    String show(int space) {
        StringBuilder out = new StringBuilder();
        appendTo(out, space);
        return out.toString();
    }

    /** {@return whether a part of a text is this space already} */
    boolean is(int space, String text, int start, int end) {
        int at = start;
        for (int i = space >>> LINES; i > 0; i--) {
            if (!text.startsWith(lineBreak, at)) {
                return false;
            }
            at += lineBreak.length();
        }
        String repeated = (space & LEVELS) != 0 ? unit : " ";
        int rest = (space & COUNT) * repeated.length();
        if (end - at != rest) {
            return false;
        }
        for (; at < end; at++) {
            if (text.charAt(at) != repeated.charAt(0)) {
                return false;
            }
        }
        return true;
    }
}
