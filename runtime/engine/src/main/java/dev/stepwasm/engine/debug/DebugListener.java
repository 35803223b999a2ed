package dev.stepwasm.engine.debug;

/**
 * Hears what a debugged program does. Methods are called on the thread that they are about unless they say otherwise, so
 * several may be called at the same time if the program has several threads; no lock is held. They may call the debugger,
 * also to let the thread go on at once.
 */
public interface DebugListener {
    /**
     * A thread stands still until {@link DebuggedThread#resume} or the end of the program or of the debugger. After
     * {@link DebuggedThread#jump} and {@link DebuggedThread#restart}, called by whoever called those.
     */
    void stopped(DebuggedThread thread, Stop stop);

    /** A breakpoint has something to say: the line of a logpoint, or why its condition has no value. */
    default void logged(String line) {}

    /** A launched program is no more. Called once, last. */
    void ended(Outcome outcome);

    /**
     * A thread is shown for the first time: it is about to stop, or somebody has asked for its number or for all threads.
     * Called by the one who does so.
     */
    default void threadStarted(DebuggedThread thread) {}

    /** A thread that was shown has ended. Called by any thread, some time afterwards. */
    default void threadEnded(DebuggedThread thread) {}

    /**
     * The program has a module that it had not when the debugger attached to it. None of its code has run; breakpoints that
     * are set before this returns hold from its first instruction on. May be called before {@link Debugger#attach} has
     * returned.
     */
    default void moduleAdded(DebuggedModule module) {}
}
