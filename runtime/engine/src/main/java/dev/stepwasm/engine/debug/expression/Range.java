package dev.stepwasm.engine.debug.expression;

/**
 * Bytes of a memory that an expression means.
 *
 * @param memory index of the memory, imported ones first
 * @param address of the first byte
 * @param length number of bytes
 */
public record Range(int memory, long address, long length) {}
