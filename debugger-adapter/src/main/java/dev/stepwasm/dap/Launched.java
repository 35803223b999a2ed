package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.DebugListener;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.RunLimits;

/** What a launched program consists of, and how it begins. */
interface Launched extends AutoCloseable {
    /**
     * {@return a debugger of it} Called once, first.
     *
     * @throws IllegalArgumentException with words for people, if its modules cannot be linked
     */
    Debugger open(RunLimits limits, DebugListener listener);

    /** {@return a module as the client knows it} From any thread. */
    LoadedModule part(DebuggedModule module);

    /** {@return how clients name what has memories} */
    Owner.Naming naming();

    /** Begins. */
    void start(Debugger debugger, boolean stopOnEntry);

    /** Lets go of what it has loaded. */
    @Override
    void close();
}
