package dev.stepwasm.ide.outline;

import dev.stepwasm.wasm.source.Span;

/**
 * Lines that an editor can hide behind the first of them.
 *
 * @param span from somewhere on the line that stays to somewhere on the last line that goes
 * @param isComment whether they are a comment
 */
public record Fold(Span span, boolean isComment) {}
