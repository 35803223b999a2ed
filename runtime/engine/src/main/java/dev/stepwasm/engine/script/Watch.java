package dev.stepwasm.engine.script;

import java.time.Duration;

/** Keeps the time of a thread that runs commands. The thread itself begins and ends commands, another one looks. */
final class Watch {
    /** How long running code may take to notice that it shall end. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final ScriptEngine engine;
    private long limit;
    private long since;
    private boolean running;

    Watch(ScriptEngine engine, Duration limit) {
        this.engine = engine;
        this.limit = limit.toNanos();
    }

    /** A command begins. */
    synchronized void begin() {
        since = System.nanoTime();
        running = true;
    }

    /** The command has ended. */
    synchronized void end() {
        running = false;
    }

    /** From now on no command has time left. */
    synchronized void cancel() {
        since = System.nanoTime();
        limit = 0;
        engine.interrupt();
    }

    /** Interrupts a command that takes too long. {@return whether it goes on all the same, so that it must be left alone} */
    synchronized boolean look() {
        if (!running) {
            return false;
        }
        long elapsed = System.nanoTime() - since;
        if (elapsed > limit) {
            engine.interrupt();
        }
        return elapsed > limit + GRACE.toNanos();
    }
}
