package dev.stepwasm.engine.debug;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends a program that has run for too long. Time while it stands still does not count. Safe for use from any thread. */
final class TimeLimit {
    private final Optional<Duration> limit;
    private final Runnable end;
    private long left;
    private long since;
    private boolean reached;
    private @Nullable ScheduledFuture<?> alarm;

    /** The thread that waits, made when the first limit is. */
    private static final class Watch {
        static final ScheduledExecutorService THREAD = thread();

        private Watch() {}

        private static ScheduledExecutorService thread() {
            ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("wasm time limit").factory());
            // Each step takes an alarm back; none is to be kept until it would have rung.
            thread.setRemoveOnCancelPolicy(true);
            return thread;
        }
    }

    /** @param end called on another thread when the time is over */
    TimeLimit(Optional<Duration> limit, Runnable end) {
        this.limit = limit;
        this.end = end;
        this.left = limit.map(Duration::toNanos).orElse(0L);
    }

    /** The program runs from now on. */
    synchronized void runs() {
        if (limit.isPresent() && alarm == null && !reached) {
            since = System.nanoTime();
            alarm = Watch.THREAD.schedule(this::ring, left, TimeUnit.NANOSECONDS);
        }
    }

    /** The program stands still or has ended. */
    synchronized void stands() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
            left = Math.max(0, left - (System.nanoTime() - since));
        }
    }

    private void ring() {
        synchronized (this) {
            if (alarm == null) {
                return;
            }
            alarm = null;
            reached = true;
        }
        end.run();
    }

    /** {@return what to tell of a program that was ended because its time was over} */
    synchronized Optional<Outcome> outcome() {
        return reached ? limit.map(TimeLimit::ended) : Optional.empty();
    }

    private static Outcome ended(Duration time) {
        String shown = time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
        return new Outcome.Failed("the program ran longer than " + shown + " and was ended");
    }
}
