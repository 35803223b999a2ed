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
    private final ScriptObserver observer;
    /** By name; those without one have a number. Guarded by itself. */
    private final Map<String, ScriptThread> running = new HashMap<>();

    /** All that were started by commands, also those that somebody waits for. Guarded by {@link #running}. */
    private final List<ScriptThread> started = new ArrayList<>();

    /** Guarded by {@link #running}. */
    private boolean cancelled;

    ScriptThreads(PreparedModules modules, ScriptOptions options, ScriptObserver observer) {
        this.modules = modules;
        this.options = options;
        this.observer = observer;
    }

    /** {@return a thread that runs commands one after the other} */
    ScriptThread begin(String name, List<Command> commands) {
        return begin(name, commands, new Registry());
    }

    /** {@return what became of the commands of a thread, and of those of all threads that nobody waited for} */
    List<Result> finish(ScriptThread main) {
        awaitEnd(main);
        var results = new ArrayList<>(main.results());
        results.addAll(finish());
        return results;
    }

    /** {@return what became of the commands of all threads that nobody waited for} */
    List<Result> finish() {
        var results = new ArrayList<Result>();
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

    /** Waits for a thread a little and looks after all meanwhile. {@return whether it is over} */
    boolean await(ScriptThread thread, long milliseconds) throws InterruptedException {
        thread.join(milliseconds);
        synchronized (running) {
            running.values().forEach(ScriptThread::isOver);
        }
        return thread.isOver();
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

    /** Ends the calls that run now; what is not done by then is skipped. Any thread. */
    void cancel() {
        synchronized (running) {
            cancelled = true;
            started.forEach(ScriptThread::cancel);
        }
    }

    /** Starts a thread of the script. */
    void start(Command.Thread thread, Registry shared) {
        synchronized (running) {
            String name = thread.name().orElseGet(() -> "thread " + running.size());
            ScriptThread begun = begin(name, thread.commands(), shared);
            running.put(name, begun);
            started.add(begun);
            if (cancelled) {
                begun.cancel();
            }
        }
    }

    private ScriptThread begin(String name, List<Command> commands, Registry registry) {
        ScriptEngine engine = ScriptEngine.of(options, observer);
        CommandRunner runner = runner(engine, registry);
        var thread = new ScriptThread(name, commands, engine, runner, options, observer);
        thread.start();
        return thread;
    }

    /** {@return what does commands with instances of an engine, of which there are none yet} */
    CommandRunner runner(ScriptEngine engine) {
        return runner(engine, new Registry());
    }

    private CommandRunner runner(ScriptEngine engine, Registry registry) {
        registry.register(Spectest.NAME, new Slot.Instance(Spectest.on(engine, options.printed())));
        return new CommandRunner(modules, engine, registry, this);
    }
}
