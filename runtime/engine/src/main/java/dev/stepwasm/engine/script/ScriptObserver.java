package dev.stepwasm.engine.script;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.interpret.ExecutionControl;

/**
 * Hears what a script does while it runs. Called on the threads of the script, which go on afterwards; a script with threads calls
 * from several at once.
 */
public interface ScriptObserver {
    /** Hears nothing. */
    ScriptObserver NONE = new ScriptObserver() {};

    /** An instance of a module of the script is made next, and runs under this control, which it shares with others. */
    default void makes(StepModule module, ExecutionControl control) {}

    /** A command of the script, or of one of its threads, is done. */
    default void done(Result result) {}
}
