package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.ExecutionControl;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The run of a launched program, on a thread of its own, from its launch to its end. Safe for use from any thread. */
final class Launch {
    private final ExecutionControl control;
    private final DebuggedThread debugged;
    private final DebugListener listener;
    private final TimeLimit timeLimit;

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
        Outcome outcome = run.get();
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

    private void finish() {
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
