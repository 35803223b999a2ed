package dev.stepwasm.engine.endive;

import dev.stepwasm.engine.VirtualClock;
import java.time.Duration;
import run.endive.runtime.Memory;

/**
 * The time of a clock that is not the machine's. Endive takes the time that has passed from the machine; here all clocks
 * are one, and nobody waits: input is there or has ended.
 */
final class VirtualTime implements Passing {
    private final VirtualClock clock;

    VirtualTime(VirtualClock clock) {
        this.clock = clock;
    }

    /** The function {@code clock_time_get}. */
    int time(Memory memory, long[] a) {
        int id = (int) a[0];
        if (id != REALTIME && id != MONOTONIC) {
            return Errno.INVAL;
        }
        memory.writeLong((int) a[2], now(id));
        return Errno.SUCCESS;
    }

    @Override
    public long now(int id) {
        if (id == MONOTONIC) {
            return clock.nanoseconds();
        }
        var instant = clock.instant();
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }

    @Override
    public long pass(long nanoseconds, boolean forInput) {
        long passed = forInput ? 0 : Math.max(0, nanoseconds);
        clock.sleep(Duration.ofNanos(passed));
        return passed;
    }

    @Override
    public boolean isInputReady() {
        return true;
    }
}
