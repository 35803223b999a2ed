package dev.stepwasm.cli;

import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.backend.Backend;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a program on a thread of its own, with a large stack and for a limited time. */
final class TimedCall {
    /** Endive's interpreter recurses on the Java stack at every call. */
    private static final long STACK_BYTES = 64L << 20;

    private static final Duration GRACE = Duration.ofSeconds(2);

    private TimedCall() {}

    /**
     * {@return what the program gives}
     *
     * @throws TerminatedException if it took too long; a program that waits for input is left behind
     */
    static <T> T of(Supplier<T> program, Backend engine, Optional<Duration> limit) {
        FutureTask<T> task = new FutureTask<>(program::get);
        Thread thread = new Thread(null, task, "program", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            if (limit.isEmpty()) {
                return task.get();
            }
            try {
                return task.get(limit.get().toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                engine.interrupt(thread);
                return task.get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException stuck) {
            throw new TerminatedException();
        } catch (InterruptedException e) {
            engine.interrupt(thread);
            Thread.currentThread().interrupt();
            throw new TerminatedException();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable failure) {
        return switch (failure) {
            case RuntimeException known -> known;
            case Error known -> throw known;
            case null, default -> new IllegalStateException(failure);
        };
    }
}
