package dev.stepwasm.cli.show;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;

/**
 * A line of a source as a terminal shows it, with a place of it underlined. What would move the cursor or change colours
 * is replaced, and a long line is cut around the place, because generated text may have all on one line.
 *
 * @param text the line
 * @param indent blanks as wide as what stands before the place
 * @param carets as many as the place is wide, at least one
 */
public record SourceLine(String text, String indent, String carets) {
    private static final int MOST_COLUMNS = 160;

    private static final String CUT = "…";

    /** {@return the line on which a span begins; what is on later lines is not underlined} */
    public static SourceLine of(SourceText source, Span span) {
        Span line = source.lineSpan(source.positionOf(span.start()).line());
        int from = line.start();
        int to = line.end();
        if (to - from > MOST_COLUMNS) {
            from = Math.max(from, Math.min(span.start() - MOST_COLUMNS / 2, to - MOST_COLUMNS));
            to = Math.min(to, from + MOST_COLUMNS);
        }
        from -= from > line.start() && Character.isLowSurrogate(source.text().charAt(from)) ? 1 : 0;
        to -= to < line.end() && Character.isLowSurrogate(source.text().charAt(to)) ? 1 : 0;
        String shown = printable(source.text().substring(from, to));
        int start = Math.min(span.start(), to) - from;
        int end = Math.max(start, Math.min(span.end(), to) - from);
        String before = (from > line.start() ? CUT : "") + shown.substring(0, start);
        int width = Math.max(1, Columns.of(shown.substring(start, end)));
        String text = before + shown.substring(start) + (to < line.end() ? CUT : "");
        return new SourceLine(text, blanks(before), "^".repeat(width));
    }

    /** {@return blanks as wide as the beginning of a line: tabs stay tabs} */
    private static String blanks(String line) {
        StringBuilder blanks = new StringBuilder();
        line.codePoints().forEach(c -> blanks.append(c == '\t' ? "\t" : " ".repeat(Columns.of(c))));
        return blanks.toString();
    }

    /** {@return a text without what would move the cursor or change the colours of a terminal} */
    public static String printable(String line) {
        StringBuilder printable = new StringBuilder(line);
        for (int i = 0; i < printable.length(); i++) {
            char c = printable.charAt(i);
            if (c != '\t' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
                printable.setCharAt(i, '\uFFFD');
            }
        }
        return printable.toString();
    }
}
