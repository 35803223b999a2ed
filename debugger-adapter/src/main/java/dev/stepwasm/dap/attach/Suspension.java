package dev.stepwasm.dap.attach;

import dev.stepwasm.engine.LiveInstances;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets code wait before its first instruction until a debugger is ready. Whoever makes an instance waits, on the thread
 * that makes it; one that is interrupted goes on. Safe for use from any thread.
 */
final class Suspension implements LiveInstances.Listener {
    private final CountDownLatch ready = new CountDownLatch(1);
    private final AtomicBoolean told = new AtomicBoolean();
    private final PrintStream err;
    private final String words;

    /** @param words what is said on the first occasion: what waits, and what for */
    Suspension(PrintStream err, String words) {
        this.err = err;
        this.words = words;
    }

    /** Lets instances wait from now on. */
    void begin() {
        LiveInstances.add(this);
    }

    /** Lets them all go on, and others not wait. */
    void end() {
        LiveInstances.remove(this);
        ready.countDown();
    }

    @Override
    public void made(LiveInstances.Live instance) {
        if (told.compareAndSet(false, true)) {
            err.println(words);
        }
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
