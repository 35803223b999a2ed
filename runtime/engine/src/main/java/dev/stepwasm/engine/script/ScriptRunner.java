package dev.stepwasm.engine.script;

import dev.stepwasm.wat.script.Script;

/**
 * Runs test scripts as the reference interpreter does. Each command is a test: a module must come to life, an action must
 * give values, an assertion must hold.
 */
public final class ScriptRunner {
    private ScriptRunner() {}

    /** {@return what became of a script whose commands have no mistakes} Its modules may have some. */
    public static ScriptReport run(Script script, ScriptOptions options) {
        var threads = new ScriptThreads(new PreparedModules(script), options);
        String name = script.analysis().source().name();
        return new ScriptReport(threads.run(name, script.commands()));
    }
}
