package dev.stepwasm.engine;

import java.util.Optional;

/**
 * How a function runs in {@link Tier#COMPILED}.
 *
 * @param index in its module
 * @param name for people
 * @param bytecodes the size of its method; 0 if it is not compiled
 * @param whyInterpreted why it is not compiled, as {@code it uses throw}; empty if it is
 */
public record FunctionTier(int index, String name, int bytecodes, Optional<String> whyInterpreted) {}
