package dev.stepwasm.engine.script;

import dev.stepwasm.wat.script.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The threads of a script. Each has a {@link ScriptEngine} of its own and runs for real: instances that it shares must be used through
 * a shared memory only. The thread that runs the script starts and awaits; another one looks after all.
 */
final class ScriptThreads {
    private static final long MILLISECONDS_BETWEEN_LOOKS = 20;

    private final PreparedModules modules;
    private final ScriptOptions options;
    /** By name; those without one have a number. Guarded by itself. */
    private final Map<String, ScriptThread> running = new HashMap<>();

    ScriptThreads(PreparedModules modules, ScriptOptions options) {
        this.modules = modules;
        this.options = options;
    }

    /** {@return what became of commands that run one after the other on a thread of their own} */
    List<Result> run(String name, List<Command> commands) {
        ScriptThread main = begin(name, commands, new Registry());
        awaitEnd(main);
        var results = new ArrayList<>(main.results());
        for (ScriptThread left : take()) {
            awaitEnd(left);
            results.addAll(left.results());
        }
        return results;
    }

    /** Waits for a thread and looks after all meanwhile; when the waiting thread is interrupted, for no longer. */
    private void awaitEnd(ScriptThread thread) {
        try {
            while (!thread.isOver()) {
                thread.join(MILLISECONDS_BETWEEN_LOOKS);
                synchronized (running) {
                    running.values().forEach(ScriptThread::isOver);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a thread of the script. {@return what became of its commands; empty if there is no such thread} */
    Optional<List<Result>> await(String name) {
        ScriptThread thread;
        synchronized (running) {
            thread = running.remove(name);
        }
        if (thread == null) {
            return Optional.empty();
        }
        awaitEnd(thread);
        return Optional.of(thread.results());
    }

    private List<ScriptThread> take() {
        synchronized (running) {
            var left = List.copyOf(running.values());
            running.clear();
            return left;
        }
    }

    /** Starts a thread of the script. */
    void start(Command.Thread thread, Registry shared) {
        synchronized (running) {
            String name = thread.name().orElseGet(() -> "thread " + running.size());
            running.put(name, begin(name, thread.commands(), shared));
        }
    }

    private ScriptThread begin(String name, List<Command> commands, Registry registry) {
        var engine = new ScriptEngine();
        registry.register(Spectest.NAME, new Slot.Instance(Spectest.on(engine, options.printed())));
        var thread =
                new ScriptThread(name, commands, engine, new CommandRunner(modules, engine, registry, this), options);
        thread.start();
        return thread;
    }
}
