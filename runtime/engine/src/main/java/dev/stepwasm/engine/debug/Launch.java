package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.ExecutionControl;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The run of a launched program, on a thread of its own, from its launch to its end. Safe for use from any thread. */
final class Launch {
    private static final int SPARE = 4 << 20;

    private final ExecutionControl control;
    private final DebuggedThread debugged;
    private final DebugListener listener;
    private final TimeLimit timeLimit;

    /** What the end is told with when the program has used up all else. */
    private byte @Nullable [] spare = new byte[SPARE];

    private final Object lock = new Object();
    private boolean over;
    private @Nullable Thread thread;

    Launch(ExecutionControl control, DebuggedThread debugged, DebugListener listener, TimeLimit timeLimit) {
        this.control = control;
        this.debugged = debugged;
        this.listener = listener;
        this.timeLimit = timeLimit;
    }

    /** Starts the thread. @throws IllegalStateException if it was started or ended before */
    void start(Supplier<Outcome> run, boolean stopOnEntry) {
        debugged.standing().begin(() -> {
            if (stopOnEntry) {
                control.stopOnEntry();
            }
            synchronized (lock) {
                Thread started = Thread.ofPlatform().daemon().name("wasm main").unstarted(() -> run(run));
                debugged.runsOn(started);
                thread = started;
                started.start();
            }
        });
    }

    private void run(Supplier<Outcome> run) {
        Outcome outcome = outcomeOf(run);
        // The end must be told even if an interrupt came too late to be noticed.
        Thread.interrupted();
        timeLimit.stands();
        boolean wanted = debugged.standing().end();
        if (wanted && outcome instanceof Outcome.Failed) {
            // A function of the host did not like to be interrupted.
            outcome = new Outcome.Terminated();
        }
        if (outcome instanceof Outcome.Terminated) {
            outcome = timeLimit.outcome().orElse(outcome);
        }
        try {
            listener.ended(outcome);
        } finally {
            finish();
        }
    }

    private Outcome outcomeOf(Supplier<Outcome> run) {
        try {
            return run.get();
        } catch (OutOfMemoryError e) {
            spare = null;
            return new Outcome.Failed("the program has used up the memory that it shares with the debugger, "
                    + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + " MiB: give Java more, with `-Xmx`, or see who keeps what is no longer needed");
        }
    }

    private void finish() {
        spare = null;
        synchronized (lock) {
            over = true;
            lock.notifyAll();
        }
    }

    /** A step out of a start function ends where the function begins that is called next. For the program's thread. */
    void instantiated() {
        if (debugged.standing().step().stepping() == Stepping.OUT) {
            control.stopOnEntry();
        }
    }

    void terminate() {
        switch (debugged.standing().terminate()) {
            case READY -> finish();
            case RUNNING -> {
                control.terminate();
                synchronized (lock) {
                    if (thread != null && !over) {
                        thread.interrupt(); // A function of the host may be waiting for something.
                    }
                }
            }
            case STOPPED, ENDED -> {}
        }
    }

    boolean isThisThread() {
        synchronized (lock) {
            return Thread.currentThread().equals(thread);
        }
    }

    boolean awaitEnd(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            while (!over) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                lock.wait(left);
            }
            return true;
        }
    }
}
