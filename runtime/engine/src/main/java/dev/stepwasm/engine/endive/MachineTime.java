package dev.stepwasm.engine.endive;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import run.endive.wasm.WasmEngineException;

/** The time of the machine. Who waits is called back when the call must end. */
final class MachineTime implements Passing {
    private final Clock clock;
    private final ReadAhead input;
    private final LongPredicate parking;

    /**
     * The time of a program.
     *
     * @param clock shows the time of day
     * @param parking lets this thread wait for so many nanoseconds, or less; says whether it may go on waiting
     */
    MachineTime(Clock clock, ReadAhead input, LongPredicate parking) {
        this.clock = clock;
        this.input = input;
        this.parking = parking;
    }

    @Override
    public long now(int id) {
        if (id == MONOTONIC) {
            return System.nanoTime();
        }
        var instant = clock.instant();
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    @Override
    public long pass(long nanoseconds, boolean forInput) {
        long start = System.nanoTime();
        long passed = 0;
        while (passed < nanoseconds && !(forInput && isInputReady())) {
            if (Thread.currentThread().isInterrupted()) {
                throw new WasmEngineException("the thread was interrupted");
            }
            if (!parking.test(nanoseconds - passed)) {
                throw new Refused(Errno.INTR);
            }
            passed = System.nanoTime() - start;
        }
        return passed;
    }

    @Override
    public boolean isInputReady() {
        return input.isReady();
    }
}
