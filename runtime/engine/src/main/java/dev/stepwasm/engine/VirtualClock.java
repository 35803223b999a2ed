package dev.stepwasm.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that shows the same times in each run. It begins at a given time and goes on by a microsecond whenever it is
 * read, so that loops which wait for time to pass come to an end. A WASI program with this clock does not sleep: the clock
 * goes on by the time that it wanted to. Safe for use from any thread; for one run, because it does not go back.
 */
public final class VirtualClock extends Clock {
    /** When clocks begin that are not told otherwise: the first second of the year 2000, UTC. */
    public static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");

    private static final long TICK = 1_000;

    private final Instant beginning;
    private final AtomicLong passed = new AtomicLong();

    private VirtualClock(Instant beginning) {
        this.beginning = beginning;
    }

    /** {@return a clock that begins at {@link #BEGINNING}} */
    public static VirtualClock ofBeginning() {
        return new VirtualClock(BEGINNING);
    }

    /** {@return a clock that begins at a time} */
    public static VirtualClock from(Instant beginning) {
        return new VirtualClock(beginning);
    }

    /** {@return the nanoseconds since the beginning; reading them lets a microsecond pass} */
    public long nanoseconds() {
        return passed.getAndAdd(TICK);
    }

    @Override
    public Instant instant() {
        return beginning.plusNanos(nanoseconds());
    }

    /** Lets time pass. A time below zero is none. */
    public void sleep(Duration time) {
        if (time.isPositive()) {
            long nanoseconds =
                    time.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) < 0 ? time.toNanos() : Long.MAX_VALUE / 2;
            passed.updateAndGet(now -> Math.min(now, Long.MAX_VALUE / 2) + nanoseconds);
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** {@return the same clock} WASI shows times without a zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
