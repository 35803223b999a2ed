package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.WasmException;
import java.util.List;

/** Why a program stands still. */
public sealed interface Stop {
    /** Before its first instruction, because that was asked for. */
    record Entry() implements Stop {}

    /**
     * At breakpoints.
     *
     * @param kind of the first of them
     * @param ids their {@linkplain Breakpoint#id() numbers}, at least one
     */
    record AtBreakpoint(BreakpointKind kind, List<Integer> ids) implements Stop {
        /** Copies the list. */
        public AtBreakpoint {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Right after data breakpoints were accessed.
     *
     * @param ids their {@linkplain DataBreakpoint#id() numbers}, at least one
     * @param text who did what, with the value before and after, a line for each
     */
    record Accessed(List<Integer> ids, String text) implements Stop {
        /** Copies the list. */
        public Accessed {
            ids = List.copyOf(ids);
        }
    }

    /** At the end of a step. */
    record Stepped() implements Stop {}

    /** At another place of the same function, because somebody wanted it to go on there. Nothing has run. */
    record Jumped() implements Stop {}

    /** Where a function begins, because somebody wanted it to begin again. Nothing has run. */
    record Restarted() implements Stop {}

    /** Because somebody asked for a pause. */
    record Paused() implements Stop {}

    /**
     * Before an instruction that trapped; all state is as it was before. When the program goes on, the instruction is done
     * again with what the user has changed; if it traps in the same way, the trap ends the program. Or at a call of the
     * host that failed, which is not done again.
     *
     * @param trap what went wrong
     * @param explanation of the trap
     */
    record Trapped(Trap trap, Explanation explanation) implements Stop {}

    /**
     * Before an instruction that throws an exception, or at a call of the host that does. When the program goes on it is
     * thrown with the operands that the user has left there.
     *
     * @param exception with tag and payload
     * @param explanation of the exception; it says whether somebody catches it
     */
    record Thrown(WasmException exception, Explanation explanation) implements Stop {}

    /**
     * At a command of a script that was not fulfilled. It has been done.
     *
     * @param explanation what it wants, and what came instead
     */
    record Failed(Explanation explanation) implements Stop {}
}
