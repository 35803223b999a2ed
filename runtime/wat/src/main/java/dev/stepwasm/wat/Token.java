package dev.stepwasm.wat;

import dev.stepwasm.wasm.source.Span;

/**
 * A token of a text.
 *
 * @param code what it is, see {@link dev.stepwasm.wat.lex.TokenCode}
 */
public record Token(int code, Span span) {}
