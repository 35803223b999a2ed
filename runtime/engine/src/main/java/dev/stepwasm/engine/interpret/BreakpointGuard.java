package dev.stepwasm.engine.interpret;

import java.util.function.IntToLongFunction;

/**
 * Says quickly, and without anybody looking at frames, that nobody wants to stop at a breakpoint. Asked on the debuggee's
 * thread each time that code comes to the breakpoint, while nobody steps or waits for a pause.
 */
@FunctionalInterface
public interface BreakpointGuard {
    /**
     * {@return whether code may go on; if not, the hook hears of it as if there were no guard}
     *
     * @param locals gives what is in a local that is a number, by its index; of an i32 only the low half counts
     */
    boolean passes(IntToLongFunction locals);
}
