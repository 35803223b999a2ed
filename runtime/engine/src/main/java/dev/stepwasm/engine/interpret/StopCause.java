package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.WasmException;

/** Why an {@link ExecutionHook} is called. */
public sealed interface StopCause {
    /** Reasons that need no more words. */
    enum Plain implements StopCause {
        /** The first instruction after {@link ExecutionControl#stopOnEntry()}. */
        ENTRY,
        /** The instruction has a breakpoint. */
        BREAKPOINT,
        /** The {@link StepRule} said so. */
        STEP,
        /** Somebody called {@link ExecutionControl#requestPause()}. */
        PAUSE,
        /** As many instructions have run as {@link ExecutionControl#setInstructionLimit} allows. */
        LIMIT
    }

    /**
     * An instruction failed. All state is as it was before the instruction. When the hook returns the trap goes to
     * whoever called the function.
     */
    record Trapped(Trap trap) implements StopCause {}

    /**
     * An instruction throws an exception, or a call of the host does, and no frame catches it before the host is reached
     * that called the function. The frames are still there. When the hook returns the exception goes to that host.
     */
    record Thrown(WasmException exception) implements StopCause {}
}
