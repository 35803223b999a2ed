package dev.stepwasm.wasm.module;

import dev.stepwasm.wasm.type.MemoryType;

/**
 * A memory that the module defines.
 *
 * @param position offset in the source
 */
public record Memory(MemoryType type, int position) {}
