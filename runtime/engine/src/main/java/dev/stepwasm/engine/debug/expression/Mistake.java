package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.wasm.source.Span;

/**
 * Why an expression has no value.
 *
 * @param span the part of the expression that is meant, in UTF-16 units from its beginning
 * @param message for the user, in lower case and without a full stop
 */
public record Mistake(Span span, String message) {
    /** {@return the message, with the place if that is not the beginning; characters count from 1} */
    public String show() {
        return span.start() == 0 ? message : "at character " + (span.start() + 1) + ": " + message;
    }

    /**
     * {@return the message with the expression below it, and marks below what is meant}
     *
     * @param expression the text in which the mistake is
     */
    public String show(String expression) {
        String line = expression.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
        int start = Math.min(span.start(), line.length());
        int marks = Math.max(1, Math.min(span.end(), line.length()) - start);
        return message + "\n  " + line + "\n  " + " ".repeat(start) + "^".repeat(marks);
    }
}
