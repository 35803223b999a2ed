package dev.stepwasm.cli;

import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.interpret.ExecutionControl;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a program on a thread of its own, for a limited time. */
final class TimedCall {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private TimedCall() {}

    /**
     * {@return what the program gives}
     *
     * @throws TerminatedException if it took too long; a program that waits for input is left behind
     */
    static <T> T of(Supplier<T> program, ExecutionControl control, Optional<Duration> limit) {
        FutureTask<T> task = new FutureTask<>(program::get);
        Thread thread = new Thread(task, "program");
        thread.setDaemon(true);
        thread.start();
        try {
            if (limit.isEmpty()) {
                return task.get();
            }
            try {
                return task.get(limit.get().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                control.terminate();
                return task.get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException stuck) {
            throw new TerminatedException();
        } catch (InterruptedException e) {
            control.terminate();
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
