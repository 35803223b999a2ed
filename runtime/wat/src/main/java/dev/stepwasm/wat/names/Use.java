package dev.stepwasm.wat.names;

import dev.stepwasm.wasm.source.Span;

/**
 * A place where an index or name stands for something.
 *
 * @param index as in {@link Definition}
 * @param owner as in {@link Definition}
 */
public record Use(IndexSpace space, int index, int owner, Span span) {
    /** Index of the label that leads out of a function: no block has it. */
    public static final int FUNCTION_LABEL = -2;
}
