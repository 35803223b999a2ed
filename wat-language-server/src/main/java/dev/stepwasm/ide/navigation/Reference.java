package dev.stepwasm.ide.navigation;

import dev.stepwasm.wasm.source.Span;

/** A place where a name or index stands. */
public record Reference(Span span, Kind kind) {
    /** What happens there. */
    public enum Kind {
        /** It is defined. */
        DEFINITION,
        /** A local or global gets a value. */
        WRITE,
        /** Anything else. */
        READ
    }
}
