package dev.stepwasm.lsp;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Positions of the protocol (0-based line and UTF-16 unit) to offsets and back. The only place that does it. */
final class Positions {
    private Positions() {}

    /**
     * {@return the offset of a position} What lies outside the text is moved in: to the end of its line, or of the text.
     */
    static int offset(SourceText text, Position position) {
        if (position.getLine() < 0) {
            return 0;
        }
        if (position.getLine() >= text.lineCount()) {
            return text.length();
        }
        return text.offsetOf(position.getLine() + 1, clamp(position.getCharacter()) + 1);
    }

    /** {@return the span of a range} A range that ends before it starts is read backwards. */
    static Span span(SourceText text, Range range) {
        int start = offset(text, range.getStart());
        int end = offset(text, range.getEnd());
        return new Span(Math.min(start, end), Math.max(start, end));
    }

    static Position position(SourceText text, int offset) {
        var position = text.positionOf(Math.min(offset, text.length()));
        return new Position(position.line() - 1, position.column() - 1);
    }

    static Range range(SourceText text, Span span) {
        return new Range(position(text, span.start()), position(text, span.end()));
    }

    private static int clamp(int character) {
        return Math.max(0, Math.min(character, Integer.MAX_VALUE - 1));
    }
}
