package dev.stepwasm.lsp;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Positions of the protocol (0-based line, and character in an agreed encoding) to offsets and back. The only place that does it. */
record Positions(PositionEncoding encoding) {
    /** Before anything else is agreed upon. */
    static final Positions UTF16 = new Positions(PositionEncoding.UTF16);

    /**
     * {@return the offset of a position} What lies outside the text is moved in: to the end of its line, or of the text.
     */
    int offset(SourceText text, Position position) {
        if (position.getLine() < 0) {
            return 0;
        }
        if (position.getLine() >= text.lineCount()) {
            return text.length();
        }
        Span line = text.lineSpan(position.getLine() + 1);
        return encoding.offset(text.text(), line.start(), line.end(), Math.max(0, position.getCharacter()));
    }

    /** {@return the span of a range} A range that ends before it starts is read backwards. */
    Span span(SourceText text, Range range) {
        int start = offset(text, range.getStart());
        int end = offset(text, range.getEnd());
        return new Span(Math.min(start, end), Math.max(start, end));
    }

    Position position(SourceText text, int offset) {
        int within = Math.min(offset, text.length());
        var position = text.positionOf(within);
        int column = position.column() - 1;
        return new Position(position.line() - 1, encoding.length(text.text(), within - column, within));
    }

    Range range(SourceText text, Span span) {
        return new Range(position(text, span.start()), position(text, span.end()));
    }
}
