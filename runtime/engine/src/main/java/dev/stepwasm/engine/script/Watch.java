package dev.stepwasm.engine.script;

import dev.stepwasm.engine.backend.Backend;
import java.time.Duration;

/** Keeps the time of a thread that runs commands. The thread itself begins and ends commands, another one looks. */
final class Watch {
    /** How long an engine may take to notice that it shall end. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Backend engine;
    private final Thread thread;
    private final long limit;
    private long since;
    private boolean running;
    private boolean interrupted;

    Watch(Backend engine, Thread thread, Duration limit) {
        this.engine = engine;
        this.thread = thread;
        this.limit = limit.toNanos();
    }

    /** A command begins. */
    synchronized void begin() {
        since = System.nanoTime();
        running = true;
        interrupted = false;
    }

    /** The command has ended; what was left of an interruption is taken back. */
    synchronized void end() {
        running = false;
        if (interrupted) {
            engine.resume();
        }
    }

    /** Interrupts a command that takes too long. {@return whether it goes on all the same, so that it must be left alone} */
    synchronized boolean look() {
        if (!running) {
            return false;
        }
        long elapsed = System.nanoTime() - since;
        if (elapsed > limit && !interrupted) {
            interrupted = true;
            engine.interrupt(thread);
        }
        return elapsed > limit + GRACE.toNanos();
    }
}
