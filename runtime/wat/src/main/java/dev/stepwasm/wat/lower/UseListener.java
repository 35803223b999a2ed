package dev.stepwasm.wat.lower;

import dev.stepwasm.wat.names.IndexSpace;

/** Hears which token stands for what while a part is lowered. */
interface UseListener {
    /** Hears nothing. */
    UseListener NONE = (token, space, index, owner) -> {};

    /**
     * Takes a use.
     *
     * @param token of the segment that is lowered
     * @param owner as in {@link dev.stepwasm.wat.names.Definition}
     */
    void use(int token, IndexSpace space, int index, int owner);

    /**
     * Takes the beginning of a block.
     *
     * @param number of the block in its function
     * @param head node of its keyword
     */
    default void block(int number, int head) {}
}
