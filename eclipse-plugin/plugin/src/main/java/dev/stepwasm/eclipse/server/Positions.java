package dev.stepwasm.eclipse.server;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Offsets of a document and positions of the protocol: both count UTF-16 units, and agree on line breaks. */
public final class Positions {
    private Positions() {}

    /**
     * {@return the position of an offset}
     *
     * @throws BadLocationException if the document has no such offset
     */
    public static Position at(IDocument document, int offset) throws BadLocationException {
        int line = document.getLineOfOffset(offset);
        return new Position(line, offset - document.getLineOffset(line));
    }

    /**
     * {@return the range of a part of the document}
     *
     * @throws BadLocationException if the document has no such part
     */
    public static Range range(IDocument document, int offset, int length) throws BadLocationException {
        return new Range(at(document, offset), at(document, offset + length));
    }

    /** {@return the offset of a position; the end of its line, or of the text, if it lies beyond} */
    public static int offset(IDocument document, Position position) {
        try {
            if (position.getLine() >= document.getNumberOfLines()) {
                return document.getLength();
            }
            IRegion line = document.getLineInformation(position.getLine());
            return line.getOffset() + Math.min(position.getCharacter(), line.getLength());
        } catch (BadLocationException e) {
            throw new IllegalStateException("the document changed while it was read", e);
        }
    }
}
