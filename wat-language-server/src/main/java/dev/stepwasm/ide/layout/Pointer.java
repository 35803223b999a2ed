package dev.stepwasm.ide.layout;

/**
 * A global whose first value is an address within the memory, or one behind it.
 *
 * @param global its index
 * @param segment the index of the segment that it points into, or -1
 */
public record Pointer(int global, long address, int segment) {}
