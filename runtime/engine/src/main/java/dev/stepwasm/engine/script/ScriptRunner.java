package dev.stepwasm.engine.script;

import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.script.Script;
import java.util.List;

/**
 * Runs test scripts as the reference interpreter does. Each command is a test: a module must come to life, an action must
 * give values, an assertion must hold.
 */
public final class ScriptRunner {
    private ScriptRunner() {}

    /** {@return what became of a script whose commands have no mistakes} Its modules may have some. */
    public static ScriptReport run(Script script, ScriptOptions options) {
        return start(script, script.commands(), options).report();
    }

    /**
     * {@return some commands of a script, which run from now on}
     *
     * @param commands in their order; those that they depend on must be among them
     */
    public static ScriptRun start(Script script, List<Command> commands, ScriptOptions options) {
        return start(script, commands, options, ScriptObserver.NONE);
    }

    /** As above, and lets somebody hear what is being done. */
    public static ScriptRun start(
            Script script, List<Command> commands, ScriptOptions options, ScriptObserver observer) {
        var threads = new ScriptThreads(new PreparedModules(script, commands), options, observer);
        return new ScriptRun(threads, script.analysis().source().name(), commands);
    }
}
