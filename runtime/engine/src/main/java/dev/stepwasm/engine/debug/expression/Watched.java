package dev.stepwasm.engine.debug.expression;

/** What an expression looks at, so far as a program can be stopped when it is accessed. */
public sealed interface Watched {
    /** A local of the frame; parameters come first. */
    record Local(int index) implements Watched {}

    /** A global of the frame's instance, imported ones first. */
    record Global(int index) implements Watched {}

    /**
     * Bytes of a memory.
     *
     * @param memory its index, imported ones first
     * @param address of the first byte
     * @param length number of bytes, at least 1
     */
    record Bytes(int memory, long address, long length) implements Watched {}
}
