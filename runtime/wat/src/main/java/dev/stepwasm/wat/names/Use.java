package dev.stepwasm.wat.names;

import dev.stepwasm.wasm.source.Span;

/**
 * A place where an index or name stands for something.
 *
 * @param index as in {@link Definition}
 * @param owner as in {@link Definition}
 */
public record Use(IndexSpace space, int index, int owner, Span span) {}
