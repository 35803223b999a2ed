package dev.stepwasm.ide.external.catalogue;

import dev.stepwasm.wasm.source.Span;

/**
 * What is wrong with a catalogue.
 *
 * @param span UTF-16 offsets in its text
 * @param message lower case, without a full stop
 */
public record Mistake(Span span, String message) {}
