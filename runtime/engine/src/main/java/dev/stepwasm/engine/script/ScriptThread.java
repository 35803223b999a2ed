package dev.stepwasm.engine.script;

import dev.stepwasm.wat.script.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A thread that runs commands in their order and keeps the time of each. */
final class ScriptThread {
    private final List<Command> commands;
    private final CommandRunner runner;
    private final Thread thread;
    private final Watch watch;
    private final ScriptObserver observer;
    /** Guards itself and {@link #done}. */
    private final List<Result> results = new ArrayList<>();

    private int done;

    private volatile boolean cancelled;

    /** A thread that has not begun. */
    ScriptThread(
            String name,
            List<Command> commands,
            ScriptEngine engine,
            CommandRunner runner,
            ScriptOptions options,
            ScriptObserver observer) {
        this.commands = commands;
        this.runner = runner;
        this.observer = observer;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
        this.watch = new Watch(engine, options.timeout());
    }

    void start() {
        thread.start();
    }

    private void run() {
        for (Command command : commands) {
            if (cancelled) {
                return;
            }
            if (!(command instanceof Command.Wait)) { // What is waited for has a watch of its own.
                watch.begin();
            }
            long start = System.nanoTime();
            List<Result> more = new ArrayList<>(runner.run(command));
            Result own = more.removeLast().within(Duration.ofNanos(System.nanoTime() - start));
            more.add(own);
            watch.end();
            synchronized (results) {
                if (cancelled) {
                    return; // The call was ended, and what it says is about that.
                }
                results.addAll(more);
                done++;
            }
            observer.done(own);
        }
    }

    /** Looks after it. {@return whether it is done, or must be left alone} */
    boolean isOver() {
        return !thread.isAlive() || watch.look();
    }

    /** Ends the call that runs now; the commands that are not done by then are skipped. Any thread. */
    void cancel() {
        cancelled = true;
        watch.cancel();
    }

    /** {@return the number of commands that are done so far} */
    int done() {
        synchronized (results) {
            return done;
        }
    }

    /** Waits a little for the end. */
    void join(long milliseconds) throws InterruptedException {
        thread.join(milliseconds);
    }

    /** {@return what became of all commands; those that a call without end keeps from running are skipped} */
    List<Result> results() {
        synchronized (results) {
            var all = new ArrayList<>(results);
            for (int i = done; i < commands.size(); i++) {
                all.add(new Result(commands.get(i), withoutResult(i == done)));
            }
            return all;
        }
    }

    private Outcome withoutResult(boolean begun) {
        if (cancelled) {
            return Outcome.skipped("the run was cancelled");
        }
        return begun
                ? Outcome.failed("the engine does not end this call, which takes too long")
                : Outcome.skipped("a call before it did not end");
    }
}
