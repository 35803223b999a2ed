package dev.stepwasm.wasm.code;

/** Takes the instructions of an expression one after the other. */
@FunctionalInterface
public interface InstructionSink {
    /** Takes the next instruction. */
    void accept(Instruction instruction);
}
