package dev.stepwasm.lsp;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Notices within a second that the process which started the server is gone, also when it left its streams open. */
final class ParentWatch {
    private static final long PERIOD_MILLIS = 1000;

    private ParentWatch() {}

    /**
     * Starts watching. A process that cannot be seen even now, while it evidently talks to us, lives elsewhere (a
     * container, another machine) and is not watched.
     *
     * @param processId the id that the client told
     * @param gone what to do once when the process has ended
     */
    static void start(long processId, ScheduledExecutorService timer, Runnable gone) {
        ProcessHandle.of(processId)
                .filter(ProcessHandle::isAlive)
                .ifPresent(parent -> timer.scheduleWithFixedDelay(
                        () -> {
                            if (!parent.isAlive()) {
                                gone.run();
                            }
                        },
                        PERIOD_MILLIS,
                        PERIOD_MILLIS,
                        TimeUnit.MILLISECONDS));
    }
}
