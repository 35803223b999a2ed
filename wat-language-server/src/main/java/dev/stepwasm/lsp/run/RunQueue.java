package dev.stepwasm.lsp.run;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Lets one program run at a time, so that those who read and write beside it have a processor left. The others wait for
 * their turn, in the order in which they came. Safe for use from any thread.
 */
public final class RunQueue {
    private static final long LOOK_MILLISECONDS = 20;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Semaphore turn = new Semaphore(1, true);

    /** What is done when it is its turn. */
    @FunctionalInterface
    public interface Work<T> {
        /** {@return what became of it} */
        T run() throws Exception;
    }

    /**
     * {@return what becomes of a run} It has a thread of its own.
     *
     * @param run told to end when nobody wants it any more, or when it takes the memory of all others
     * @param wanted whether somebody still wants it; asked again and again
     * @throws CancellationException if nobody does before it has begun
     */
    public <T> T run(Cancellable run, Work<T> work, BooleanSupplier wanted) throws InterruptedException {
        while (!turn.tryAcquire(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            if (!wanted.getAsBoolean()) {
                throw new CancellationException("nobody wants to wait any longer");
            }
        }
        try {
            return alone(run, work, wanted);
        } finally {
            turn.release();
        }
    }

    private static <T> T alone(Cancellable run, Work<T> work, BooleanSupplier wanted) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(work::run);
        Thread thread = new Thread(task, "stepwasm-run-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        thread.start();
        HeapWatch heap = new HeapWatch();
        while (true) {
            try {
                return task.get(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                if (!wanted.getAsBoolean()) {
                    run.cancel();
                } else if (heap.isNearlyFull()) {
                    run.end("ended, because what it makes takes nearly all memory that there is");
                }
            } catch (InterruptedException e) {
                run.cancel();
                throw e;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a run failed", e.getCause());
            }
        }
    }
}
