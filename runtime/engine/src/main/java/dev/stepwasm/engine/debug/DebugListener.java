package dev.stepwasm.engine.debug;

/**
 * Hears what a debugged program does. All methods are called on the debuggee's thread, without any lock held; they may
 * call the debugger, also to let the program go on at once.
 */
public interface DebugListener {
    /** The program stands still until {@link Debugger#resume} or {@link Debugger#terminate}. */
    void stopped(Stop stop);

    /** A breakpoint has something to say: the line of a logpoint, or why its condition has no value. */
    default void logged(String line) {}

    /** The program is no more. Called once, last. */
    void ended(Outcome outcome);
}
