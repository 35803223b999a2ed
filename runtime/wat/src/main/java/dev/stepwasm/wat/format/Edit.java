package dev.stepwasm.wat.format;

import dev.stepwasm.wasm.source.Span;

/**
 * A change of the space in a text.
 *
 * @param span the blanks, tabs and line breaks that go; may be empty
 * @param replacement the blanks, tabs and line breaks that come in their place; may be empty
 */
public record Edit(Span span, String replacement) {}
