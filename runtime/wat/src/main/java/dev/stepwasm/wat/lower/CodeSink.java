package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.code.Instruction;

/** Takes the instructions of an expression in the order in which they run, with their places in the text. */
@FunctionalInterface
public interface CodeSink {
    /**
     * Takes an instruction.
     *
     * @param start where it starts: the parenthesis of a folded one, else its keyword; counted as its position is
     * @param end where it ends: after the matching parenthesis, or after the last immediate
     */
    void accept(Instruction instruction, int start, int end);

    /** {@return whether no more instructions are wanted} */
    default boolean isDone() {
        return false;
    }
}
