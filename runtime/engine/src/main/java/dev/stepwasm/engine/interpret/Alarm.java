package dev.stepwasm.engine.interpret;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does something small when a time has come. Any thread. */
final class Alarm {
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private Alarm() {}

    private static ScheduledThreadPoolExecutor clock() {
        var clock = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "stepwasm alarm");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** {@return what takes it back} @param nanos from now */
    static Future<?> in(long nanos, Runnable what) {
        return CLOCK.schedule(what, nanos, TimeUnit.NANOSECONDS);
    }
}
