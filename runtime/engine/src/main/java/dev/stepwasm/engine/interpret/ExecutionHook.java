package dev.stepwasm.engine.interpret;

/**
 * Hears of stops. Called on the debuggee's thread, which stands still until the method returns; the hook may wait in it
 * for as long as it likes. Inside it may read and change the {@link Activation}, the instance, breakpoints and stepping.
 */
@FunctionalInterface
public interface ExecutionHook {
    /**
     * The debuggee stands before the instruction at {@code top.codeOffset()}, which has not run yet.
     *
     * @throws dev.stepwasm.engine.TerminatedException to end the program: it unwinds all frames
     */
    void onStop(Activation top, StopCause cause);
}
