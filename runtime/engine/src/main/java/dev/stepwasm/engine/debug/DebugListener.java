package dev.stepwasm.engine.debug;

/**
 * Hears what a debugged program does. All methods are called on the debuggee's thread, without any lock held; they may
 * call the debugger, also to let the program go on at once.
 */
public interface DebugListener {
    /** The program stands still until {@link Debugger#resume} or {@link Debugger#terminate}. */
    void stopped(Stop stop);

    /** The program is no more. Called once, last. */
    void ended(Outcome outcome);
}
