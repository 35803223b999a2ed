package dev.stepwasm.ide.action.fold;

import dev.stepwasm.ide.action.fold.Step.Comment;
import java.util.List;

/** Text in lines that are indented like what is around it. */
final class Page {
    /** Deeper code is indented no further: the text stays proportional to the code however deep it nests. */
    private static final int DEEPEST = 40;

    private static final int WIDTH = 80;
    private static final int TAB = 2;

    private final StringBuilder text = new StringBuilder();
    private final String lineBreak;
    private final String base;
    private final String unit;
    /** Whether the line ends with a comment, so that nothing can follow on it. */
    private boolean full;

    /**
     * An empty one.
     *
     * @param base the indentation of its lines
     */
    Page(String lineBreak, String base) {
        this.lineBreak = lineBreak;
        this.base = base;
        this.unit = unit(base);
    }

    /** {@return what one more level of indentation is next to others} */
    static String unit(String indentation) {
        return indentation.startsWith("\t") ? "\t" : "  ";
    }

    /** {@return the space before the first character of the line of an offset} */
    static String indentation(String text, int offset) {
        int start = offset;
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        int end = start;
        while (end < offset && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /** {@return the columns that a text without line breaks takes} */
    static int columns(String line) {
        int columns = 0;
        for (int i = 0; i < line.length(); i++) {
            columns += line.charAt(i) == '\t' ? TAB : 1;
        }
        return columns;
    }

    /** {@return whether something fits into a line from a column on; far to the right there is more room} */
    static boolean fits(int column, int width) {
        return column + width <= Math.max(WIDTH, column + WIDTH / 2);
    }

    boolean fits(int level, Expression expression) {
        return !expression.hasBlock && fits(columns(base) + Math.min(level, DEEPEST) * TAB, expression.width);
    }

    void line(int level) {
        line(level, false);
    }

    /** Begins a line, perhaps with an empty one above it. */
    void line(int level, boolean blank) {
        text.append(blank ? lineBreak : "");
        text.append(lineBreak).append(base).append(unit.repeat(Math.clamp(level, 0, DEEPEST)));
        full = false;
    }

    /** Puts something on the line, or on the next if the line ends with a comment. */
    void put(String words, int level) {
        if (full) {
            line(level);
        }
        text.append(words);
    }

    void put(List<String> lines, int level) {
        put(lines.getFirst(), level);
        for (String more : lines.subList(1, lines.size())) {
            line(level);
            text.append(more);
        }
    }

    /** Puts comments above what comes next. */
    void above(List<Comment> comments, int level) {
        for (Comment comment : comments) {
            put(comment.text, level);
            if (comment.inline) {
                text.append(' ');
            } else {
                line(level);
            }
        }
    }

    /** Puts comments behind what stands on the line. */
    void behind(List<Comment> comments, int level) {
        for (Comment comment : comments) {
            put(" " + comment.text, level);
            full |= comment.isLine();
        }
    }

    /** {@return whether nothing can follow on the last line} */
    boolean isFull() {
        return full;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
