package dev.stepwasm.engine.script;

import dev.stepwasm.engine.backend.Backend;
import dev.stepwasm.engine.backend.Backends;
import dev.stepwasm.wat.script.Script;
import java.util.function.Supplier;

/**
 * Runs test scripts as the reference interpreter does. Each command is a test: a module must come to life, an action must
 * give values, an assertion must hold.
 */
public final class ScriptRunner {
    private ScriptRunner() {}

    /** {@return what became of a script whose commands have no mistakes} Its modules may have some. */
    public static ScriptReport run(Script script, ScriptOptions options) {
        var modules = new PreparedModules(script);
        Supplier<Backend> engines = Backends.of(options.engine(), modules.binaries());
        var threads = new ScriptThreads(modules, engines, options);
        String name = script.analysis().source().name();
        return new ScriptReport(engines.get().name(), threads.run(name, script.commands()));
    }
}
