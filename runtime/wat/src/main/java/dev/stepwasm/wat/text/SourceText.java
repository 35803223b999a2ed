package dev.stepwasm.wat.text;

import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.Span;
import java.util.Arrays;

/**
 * One text with a name for messages. Offsets and columns count UTF-16 units; lines end at LF, CR or CRLF. Immutable and
 * safe for use from any thread.
 */
public final class SourceText {
    private final String name;
    private final String text;
    private final int[] lineStarts;

    /**
     * Makes a source of a text.
     *
     * @param name what messages call it, usually a path
     * @param text the whole text
     */
    public SourceText(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    private SourceText(String name, String text, int[] lineStarts) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts;
    }

    /** {@return the name that messages use} */
    public String name() {
        return name;
    }

    /** {@return the whole text} */
    public String text() {
        return text;
    }

    /** {@return the number of UTF-16 units} */
    public int length() {
        return text.length();
    }

    /** {@return the text of a span} */
    public String textOf(Span span) {
        return text.substring(span.start(), span.end());
    }

    /** {@return the number of lines, at least 1; a text that ends with a line break has an empty last line} */
    public int lineCount() {
        return lineStarts.length;
    }

    /**
     * {@return the position of an offset}
     *
     * @param offset 0 to {@link #length()}
     */
    public Position positionOf(int offset) {
        if (offset < 0 || offset > text.length()) {
            throw new IndexOutOfBoundsException("offset " + offset + " of a text of length " + text.length());
        }
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, offset - lineStarts[line] + 1);
    }

    /**
     * {@return the offset of a position}; a column behind the end of its line means the end of the line, a line behind
     * the last one means the end of the text.
     *
     * @param line 1-based
     * @param column 1-based, in UTF-16 units
     */
    public int offsetOf(int line, int column) {
        if (line < 1 || column < 1) {
            throw new IndexOutOfBoundsException("no position: " + line + ":" + column);
        }
        if (line > lineStarts.length) {
            return text.length();
        }
        Span span = lineSpan(line);
        return column - 1 >= span.length() ? span.end() : span.start() + column - 1;
    }

    /**
     * {@return the span of a line without its line break}
     *
     * @param line 1-based, at most {@link #lineCount()}
     */
    public Span lineSpan(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        while (end > start && isBreak(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }

    /**
     * {@return a text in which one part is replaced} Costs a copy, but lines are looked for in the new part only.
     *
     * @param span the part that goes
     * @param replacement what comes in its place
     */
    public SourceText replace(Span span, String replacement) {
        String edited = new StringBuilder(text.length() - span.length() + replacement.length())
                .append(text, 0, span.start())
                .append(replacement)
                .append(text, span.end(), text.length())
                .toString();
        // Whether a line starts at an offset depends on the characters just before and just after it.
        int first = Math.max(1, span.start());
        int last = span.start() + replacement.length();
        int kept = firstLineFrom(first);
        int shifted = firstLineFrom(Math.max(1, span.end() + 1));
        int[] starts = new int[kept + Math.max(0, last - first + 1) + (lineStarts.length - shifted)];
        System.arraycopy(lineStarts, 0, starts, 0, kept);
        int count = kept;
        for (int offset = first; offset <= last; offset++) {
            if (isLineStart(edited, offset)) {
                starts[count++] = offset;
            }
        }
        int shift = edited.length() - text.length();
        for (int line = shifted; line < lineStarts.length; line++) {
            starts[count++] = lineStarts[line] + shift;
        }
        return new SourceText(name, edited, Arrays.copyOf(starts, count));
    }

    private int firstLineFrom(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : -found - 1;
    }

    private static boolean isLineStart(String text, int offset) {
        char before = text.charAt(offset - 1);
        return before == '\n' || before == '\r' && (offset == text.length() || text.charAt(offset) != '\n');
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[Math.max(16, text.length() / 24)];
        int count = 1;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > '\r' || !isBreak(c)) {
                continue;
            }
            if (c == '\r' && i + 1 < length && text.charAt(i + 1) == '\n') {
                i++;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = i + 1;
        }
        return Arrays.copyOf(starts, count);
    }
}
