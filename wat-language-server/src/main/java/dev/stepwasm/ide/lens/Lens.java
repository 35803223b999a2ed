package dev.stepwasm.ide.lens;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.names.IndexSpace;

/**
 * A place above which to show how often a definition is used.
 *
 * @param span of the name, or of the keyword of what has none
 * @param module number of its module in the text
 * @param space of the definition
 * @param index of the definition
 */
public record Lens(Span span, int module, IndexSpace space, int index) {}
