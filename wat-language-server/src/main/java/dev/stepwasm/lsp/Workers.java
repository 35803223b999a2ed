package dev.stepwasm.lsp;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one server: a few that compute, one that publishes so that what goes out about a document keeps its
 * order, and one that reads files. The thread that reads messages is not among them and never waits for them. All are daemons.
 */
final class Workers {
    /** Milliseconds. */
    private static final int LONGEST_WAIT = 5;

    private final AtomicInteger active = new AtomicInteger();
    private final ExecutorService compute;
    private final ExecutorService analyse;
    private final ExecutorService publish;
    private final ExecutorService index;
    /** Threads are kept for a while: whoever reads from a pipe does not like it when the writing thread ends. */
    private final ExecutorService commands = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            threads("stepwasm-lsp-command"),
            new ThreadPoolExecutor.DiscardPolicy());

    Workers() {
        int count = Math.max(2, Runtime.getRuntime().availableProcessors());
        compute = pool(count, "stepwasm-lsp-work", active);
        analyse = pool(count, "stepwasm-lsp-analyse", active);
        publish = pool(1, "stepwasm-lsp-publish", new AtomicInteger());
        index = pool(1, "stepwasm-lsp-index", new AtomicInteger());
    }

    /** {@return what runs independent work} */
    Executor compute() {
        return compute;
    }

    /** {@return what begins at once whatever it is given; the caller sees to it that this is not too much} */
    Executor commands() {
        return commands;
    }

    /** {@return what sends notifications, one after the other in the order given} */
    Executor publish() {
        return publish;
    }

    /** {@return what reads the files of the workspace, one after the other}, so that what is typed has the other processors */
    Executor index() {
        return index;
    }

    /** Waits a moment if something is under way that somebody waits for; to be called by what nobody waits for. */
    void giveWay() {
        for (int i = 0; i < LONGEST_WAIT && active.get() > 0; i++) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** {@return an executor that runs its tasks one at a time, in order} Slow answers do not hold them up. * */
    Executor inOrder() {
        return new InOrder(analyse);
    }

    void stop() {
        compute.shutdownNow();
        analyse.shutdownNow();
        publish.shutdownNow();
        index.shutdownNow();
        commands.shutdownNow();
    }

    /**
     * A message that crosses the end of the server is not worth an exception: its work is dropped.
     *
     * @param active counts what is being worked on
     */
    private static ExecutorService pool(int count, String name, AtomicInteger active) {
        return new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                threads(name),
                new ThreadPoolExecutor.DiscardPolicy()) {
            @Override
            protected void beforeExecute(Thread thread, Runnable task) {
                active.incrementAndGet();
            }

            @Override
            protected void afterExecute(Runnable task, @Nullable Throwable error) {
                active.decrementAndGet();
            }
        };
    }

    static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> thread(task, name + "-" + number.incrementAndGet());
    }

    /** Runs a task that mostly waits on a thread of its own. */
    static void startThread(Runnable task) {
        thread(task, "stepwasm-lsp-wait").start();
    }

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Safe for use from any thread. */
    private static final class InOrder implements Executor {
        private final Executor executor;
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private boolean running;

        InOrder(Executor executor) {
            this.executor = executor;
        }

        @Override
        public void execute(Runnable task) {
            synchronized (waiting) {
                waiting.add(task);
                if (running) {
                    return;
                }
                running = true;
            }
            executor.execute(this::runNext);
        }

        private void runNext() {
            Runnable task;
            synchronized (waiting) {
                task = waiting.remove();
            }
            try {
                task.run();
            } finally {
                boolean more;
                synchronized (waiting) {
                    more = !waiting.isEmpty();
                    running = more;
                }
                if (more) {
                    executor.execute(this::runNext);
                }
            }
        }
    }
}
