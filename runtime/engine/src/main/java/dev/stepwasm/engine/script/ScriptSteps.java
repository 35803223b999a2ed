package dev.stepwasm.engine.script;

import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.script.Script;
import java.util.List;
import java.util.function.Consumer;

/**
 * Commands of a script that somebody else has done when they like, on a thread and under a control of theirs. No
 * command has a time limit. Threads that the script starts run as they do in {@link ScriptRunner}, each under a control of
 * its own. Used by one thread at a time, but for {@link #cancel}.
 */
public final class ScriptSteps {
    private final ScriptThreads threads;
    private final CommandRunner runner;

    /** The modules of some commands of a script, made ready to run. Immutable. */
    public static final class Modules {
        private final PreparedModules prepared;

        private Modules(PreparedModules prepared) {
            this.prepared = prepared;
        }

        /** {@return the modules of these commands} */
        public static Modules of(Script script, List<Command> commands) {
            return new Modules(new PreparedModules(script, commands));
        }

        /** {@return those that can be run, in text order} */
        public List<StepModule> all() {
            return prepared.ready();
        }
    }

    /**
     * Nothing is done yet.
     *
     * @param modules those of all commands that will be done
     * @param control of all instances, but for those of threads of the script
     * @param options how much each instance may use
     * @param printed hears what modules print through {@code spectest}, a line each
     */
    public ScriptSteps(Modules modules, ExecutionControl control, InstanceOptions options, Consumer<String> printed) {
        ScriptOptions ofThreads =
                new ScriptOptions(ScriptOptions.standard().timeout(), printed, options.memoryBytes(), options.tier());
        this.threads = new ScriptThreads(modules.prepared, ofThreads, ScriptObserver.NONE);
        this.runner = threads.runner(new ScriptEngine(control, options, ScriptObserver.NONE));
    }

    /** Does a command on this thread. {@return what became of it, and of the commands of a thread that it waited for} */
    public List<Result> run(Command command) {
        return runner.run(command);
    }

    /** Waits for the threads that no command has waited for. {@return what became of their commands} */
    public List<Result> finish() {
        return threads.finish();
    }

    /** Ends the threads that the script has started. Any thread. */
    public void cancel() {
        threads.cancel();
    }
}
