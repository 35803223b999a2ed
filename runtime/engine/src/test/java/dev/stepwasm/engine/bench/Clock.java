package dev.stepwasm.engine.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** CPU time of the calling thread: what else the machine does, and what other threads of this process do, is left out. */
final class Clock {
    private Clock() {}

    /** {@return the milliseconds that some work takes} */
    static double milliseconds(Callable<?> work) throws Exception {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        keep(work.call());
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
    }

    private static void keep(Object result) {
        if (result == null) {
            throw new AssertionError("the work has no result");
        }
    }

    /** {@return the middle of some figures} */
    static double median(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
