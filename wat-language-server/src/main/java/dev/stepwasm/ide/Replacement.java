package dev.stepwasm.ide;

import dev.stepwasm.wasm.source.Span;

/**
 * A change of a text. Several of one answer count from the same version of it and do not overlap.
 *
 * @param span what goes; may be empty
 * @param text what comes in its place; may be empty
 */
public record Replacement(Span span, String text) {}
