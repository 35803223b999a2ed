package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.validate.FunctionValidator;

/** Watches the validation of a function: what is on the operand stack before and after each instruction. */
public interface BodyObserver {
    /** Does nothing. */
    BodyObserver NONE = new BodyObserver() {};

    /**
     * Called before an instruction is validated.
     *
     * @param start as in {@link CodeSink}
     * @param end as in {@link CodeSink}
     */
    default void before(Instruction instruction, int start, int end, FunctionValidator validator) {}

    /** Called after an instruction was validated; arguments as in {@link #before}. */
    default void after(Instruction instruction, int start, int end, FunctionValidator validator) {}

    /** {@return whether nothing of the rest of the function is of interest, so that it need not be looked at} */
    default boolean isDone() {
        return false;
    }
}
