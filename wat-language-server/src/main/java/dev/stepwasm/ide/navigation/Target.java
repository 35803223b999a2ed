package dev.stepwasm.ide.navigation;

import dev.stepwasm.wasm.source.Span;

/**
 * Where a word leads.
 *
 * @param origin the word
 * @param whole all of what it leads to
 * @param selection the name there, or what stands for it; inside {@code whole}
 */
public record Target(Span origin, Span whole, Span selection) {}
