package dev.stepwasm.engine.debug;

/**
 * What a module says of a place in a memory: a data segment, or a global that holds an address.
 *
 * @param name for people, {@code data segment $text} or {@code global $__heap_base}
 * @param address of the first byte
 * @param length in bytes; 0 if it is a mere place
 */
public record Landmark(String name, long address, long length) {}
