package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.source.SourceMap;

/** Writes the instructions of one function, which come one after the other. */
interface CodeText {
    /**
     * Takes the next instruction; not the {@code end} of the function.
     *
     * @param annotation what stands before it, or nothing
     */
    void add(Instruction instruction, String annotation);

    /** Ends the blocks that are still open, because what follows is malformed, and says so in a comment. */
    void breakOff(String comment);

    /** Writes what is not written yet. */
    void finish();

    /** Tells where each instruction stands, in the order of their offsets. */
    void addTo(SourceMap.Builder map);
}
