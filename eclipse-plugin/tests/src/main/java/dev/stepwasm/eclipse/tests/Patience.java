package dev.stepwasm.eclipse.tests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import org.eclipse.swt.widgets.Display;

/**
 * How long the window does not react while something goes on: the longest time that one event took on the UI thread, in work
 * and in waiting for others. Time in which other processes had the processor does not count. On the UI thread.
 */
final class Patience {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long self = Thread.currentThread().threadId();
    private long longest;

    Patience() {
        threads.setThreadContentionMonitoringEnabled(true);
    }

    /** Does something that an event does, as one. */
    void during(Runnable event) {
        long before = now();
        event.run();
        longest = Math.max(longest, now() - before);
    }

    /** Lets the window live for so long, in milliseconds. */
    void forMillis(int millis) {
        Display display = Display.getCurrent();
        boolean[] over = {false};
        display.timerExec(millis, () -> over[0] = true);
        while (!over[0]) {
            boolean[] more = {false};
            during(() -> more[0] = display.readAndDispatch());
            if (!more[0] && !over[0]) {
                display.sleep();
            }
        }
    }

    /** {@return milliseconds} */
    long longest() {
        return longest;
    }

    private long now() {
        ThreadInfo info = threads.getThreadInfo(self);
        return threads.getCurrentThreadCpuTime() / 1_000_000 + info.getBlockedTime() + info.getWaitedTime();
    }

    /** {@return processor time, in milliseconds} */
    static long workOfThisThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }

    /** {@return whether the machine has time for this, so that the clock says something} */
    static boolean isMachineQuiet() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return system.getSystemLoadAverage() <= system.getAvailableProcessors();
    }
}
