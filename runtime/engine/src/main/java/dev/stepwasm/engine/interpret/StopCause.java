package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.WasmException;
import java.util.Optional;

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
     * An instruction failed. All state is as it was before the instruction. When the hook returns the instruction is done
     * again, since the hook may have changed what it works on; if the same trap comes of it, that goes to whoever called
     * the function, and the hook does not hear of it again. A call that a function of the host failed in is not done
     * again.
     */
    record Trapped(Trap trap) implements StopCause {}

    /**
     * An instruction throws an exception, or a call of the host does. The frames are still there. When the hook returns
     * the exception goes its way, with the operands that the instruction has then.
     *
     * @param exception what is thrown; with a backtrace if nobody up to the host catches it
     * @param catcher who catches it, empty if no frame does. The hook hears of exceptions that are caught only after
     *     {@link ExecutionControl#setHearsCaught}
     */
    record Thrown(WasmException exception, Optional<Catcher> catcher) implements StopCause {}

    /**
     * The frame that catches an exception.
     *
     * @param frame its number, 0 for the frame on top
     * @param codeOffset of the {@code try_table} or {@code try} whose handler it is
     * @param beyondHost whether the host stands in between, which may or may not let the exception pass
     */
    record Catcher(int frame, int codeOffset, boolean beyondHost) {}
}
