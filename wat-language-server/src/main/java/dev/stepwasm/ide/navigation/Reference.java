package dev.stepwasm.ide.navigation;

import dev.stepwasm.wasm.source.Span;

/** A place where a name or index stands. */
public record Reference(Span span, Kind kind) {
    /** What happens there. */
    public enum Kind {
        /** It is defined. */
        DEFINITION,
        /** It, or something in it, gets a value. */
        WRITE,
        /** Anything else. */
        READ,
        /** A keyword that belongs to it: the {@code end} of a block. Highlighted, but no reference. */
        KEYWORD
    }

    /** {@return the same in a text in which this one begins at an offset} */
    Reference shifted(int offset) {
        return new Reference(new Span(span.start() + offset, span.end() + offset), kind);
    }
}
