package dev.stepwasm.engine.script;

import dev.stepwasm.wat.script.Command;
import java.util.List;

/** A script that runs, on threads of its own. Safe for use from any thread. */
public final class ScriptRun {
    private final ScriptThreads threads;
    private final ScriptThread main;

    ScriptRun(ScriptThreads threads, String name, List<Command> commands) {
        this.threads = threads;
        this.main = threads.begin(name, commands);
    }

    /** {@return what became of the commands, once all are done} When the waiting thread is interrupted, of those that are. */
    public ScriptReport report() {
        return new ScriptReport(threads.finish(main));
    }

    /** Waits a little. {@return whether all is done, so that {@link #report} has no need to wait} */
    public boolean await(long milliseconds) throws InterruptedException {
        return threads.await(main, milliseconds);
    }

    /** {@return the number of commands that are done so far, those of threads of the script not counted} */
    public int done() {
        return main.done();
    }

    /** Ends the call that runs now; the commands that are not done by then are skipped. */
    public void cancel() {
        threads.cancel();
        main.cancel();
    }
}
