package dev.stepwasm.engine.interpret;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * When a call must be over.
 *
 * @param end as {@link System#nanoTime} counts
 * @param limit the time that it was given
 */
record Deadline(long end, Duration limit) {
    /** About 146 years, half of what {@link System#nanoTime} can tell apart. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    private static final long NEAR = 5_000_000;

    /** {@return the earlier one of a deadline and a limit that begins now} */
    static @Nullable Deadline earliest(@Nullable Deadline known, Optional<Duration> limit) {
        if (limit.isEmpty()) {
            return known;
        }
        Duration time = limit.get().compareTo(LONGEST) > 0 ? LONGEST : limit.get();
        var asked = new Deadline(System.nanoTime() + time.toNanos(), limit.get());
        return known == null || asked.end - known.end < 0 ? asked : known;
    }

    /** {@return the time left, 0 when it is over} */
    long nanosLeft() {
        return Math.max(0, end - System.nanoTime());
    }

    /** {@return whether it is over, or so soon that it is not worth an alarm} */
    boolean isNear() {
        return nanosLeft() < NEAR;
    }

    /** {@return what takes it back that something is done when it is over} */
    Future<?> alarm(Runnable what) {
        return Alarm.in(nanosLeft(), what);
    }

    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }
}
