package dev.stepwasm.embedder;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A thread of a Java program that does the same work again and again until it is closed. */
final class Worker implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Object lock = new Object();
    private final Thread thread;
    private long rounds;
    private boolean closing;
    private @Nullable Throwable failure;

    private Worker(String name, Runnable work) {
        this.thread = Thread.ofPlatform().daemon().name(name).start(() -> run(work));
    }

    private void run(Runnable work) {
        try {
            boolean more = true;
            while (more) {
                work.run();
                synchronized (lock) {
                    rounds++;
                    lock.notifyAll();
                    more = !closing;
                }
            }
        } catch (RuntimeException | Error e) {
            synchronized (lock) {
                failure = e;
                lock.notifyAll();
            }
        }
    }

    /** Starts a thread. */
    static Worker start(String name, Runnable work) {
        return new Worker(name, work);
    }

    Thread thread() {
        return thread;
    }

    /** Waits until the work has been done some more times. */
    void awaitRounds(int more) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (lock) {
            long wanted = rounds + more;
            while (rounds < wanted) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (failure != null) {
                    throw new AssertionError(failure);
                }
                if (left <= 0) {
                    throw new AssertionError(thread.getName() + " does not go on: " + rounds + " of " + wanted);
                }
                try {
                    lock.wait(left);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** Waits until the work that is going on has been done, and does no more. */
    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (thread.isAlive()) {
            throw new AssertionError(thread.getName() + " does not end");
        }
        synchronized (lock) {
            if (failure != null) {
                throw new AssertionError(failure);
            }
        }
    }
}
