package dev.stepwasm.wasm.module;

import dev.stepwasm.wasm.type.ValueType;

/**
 * Neighbouring locals of one type.
 *
 * @param count at least 0, below 2^32
 */
public record LocalGroup(long count, ValueType type) {}
