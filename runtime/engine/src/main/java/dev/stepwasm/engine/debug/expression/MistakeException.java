package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.wasm.source.Span;

/** Carries a {@link Mistake} out of nested calls to {@link Expression}, which makes an answer of it. */
final class MistakeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Mistake mistake;

    MistakeException(Span span, String message) {
        super(message, null, false, false);
        this.mistake = new Mistake(span, message);
    }

    Mistake mistake() {
        return mistake;
    }
}
