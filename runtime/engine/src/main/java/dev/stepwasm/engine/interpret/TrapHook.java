package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Trap;

/** Hears of traps, on the debuggee's thread, like a {@link CodeHook}. */
@FunctionalInterface
public interface TrapHook {
    /** The instruction at {@code frame.codeOffset()} has failed; all state is as it was before. */
    void trapped(Activation frame, Trap trap);
}
