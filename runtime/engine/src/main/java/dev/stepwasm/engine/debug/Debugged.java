package dev.stepwasm.engine.debug;

/**
 * What the parts of a debugger share.
 *
 * @param noun what a thread of it is called in messages: a launched program has one thread, so that it is "the program"
 * @param timeLimit of a launched program
 */
record Debugged(
        String noun,
        DebuggedModules modules,
        DebuggedInstances instances,
        Controls controls,
        DebugListener listener,
        TimeLimit timeLimit) {}
