package dev.stepwasm.ide.value;

import dev.stepwasm.wasm.source.Span;

/** A value to show in a text while a debugger stands still. Only the debugger knows it. */
public sealed interface InlineValue {
    /** {@return what is about the value} */
    Span span();

    /**
     * A local or a global.
     *
     * @param name as the debugger calls it among its variables: with its dollar, or {@code local[3]}
     */
    record Variable(Span span, String name) implements InlineValue {}

    /**
     * Something else.
     *
     * @param expression in the debugger's language
     */
    record Expression(Span span, String expression) implements InlineValue {}
}
