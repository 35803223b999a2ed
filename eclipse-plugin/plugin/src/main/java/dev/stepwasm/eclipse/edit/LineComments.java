package dev.stepwasm.eclipse.edit;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** Lines that become comments, and come back. */
final class LineComments {
    private static final String SIGN = ";;";

    private LineComments() {}

    /** A line of the text. @param number from 0 */
    private record Line(int number, String text) {
        static Line of(IDocument document, int number) throws BadLocationException {
            IRegion region = document.getLineInformation(number);
            return new Line(number, document.get(region.getOffset(), region.getLength()));
        }

        int indentation() {
            return text.length() - text.stripLeading().length();
        }

        boolean isComment() {
            return text.startsWith(SIGN, indentation());
        }

        TextEdit commented(int column) {
            return edit(column, column, SIGN + " ");
        }

        TextEdit uncommented() {
            int begin = indentation();
            int end = begin + SIGN.length();
            return edit(begin, text.startsWith(" ", end) ? end + 1 : end, "");
        }

        private TextEdit edit(int from, int to, String words) {
            return new TextEdit(new Range(new Position(number, from), new Position(number, to)), words);
        }
    }

    /**
     * {@return what makes comments of the lines of a selection, or of the line of the caret; or takes the signs away, if all of
     * them are comments} The signs stand below each other, and lines without a word are left as they are.
     */
    static List<TextEdit> toggled(IDocument document, int offset, int length) throws BadLocationException {
        List<Line> lines = written(document, offset, length);
        if (lines.stream().allMatch(Line::isComment)) {
            return lines.stream().map(Line::uncommented).toList();
        }
        int column = lines.stream().mapToInt(Line::indentation).min().orElse(0);
        return lines.stream().map(line -> line.commented(column)).toList();
    }

    private static List<Line> written(IDocument document, int offset, int length) throws BadLocationException {
        int first = document.getLineOfOffset(offset);
        int last = document.getLineOfOffset(offset + length);
        if (last > first && document.getLineOffset(last) == offset + length) {
            last--; // its line break is not selected, but that of the line before
        }
        List<Line> written = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            Line line = Line.of(document, i);
            if (first == last || !line.text().isBlank()) {
                written.add(line);
            }
        }
        return written;
    }
}
