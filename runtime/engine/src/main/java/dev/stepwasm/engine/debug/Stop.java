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

    /** Because somebody asked for a pause. */
    record Paused() implements Stop {}

    /**
     * Before an instruction that trapped; all state is as it was before. The trap goes on when the program does.
     *
     * @param trap what went wrong
     */
    record Trapped(Trap trap) implements Stop {}

    /**
     * Before an instruction that throws an exception which no frame up to the host catches. It goes on when the program
     * does.
     *
     * @param exception with tag and payload
     */
    record Thrown(WasmException exception) implements Stop {}
}
