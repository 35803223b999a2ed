package dev.stepwasm.lsp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives memory back while nobody asks for anything. Answers about large texts leave much garbage, and a heap that has room
 * to grow grows rather than collects it. For a process that does nothing but serve: it looks at the whole heap.
 */
final class IdleMemory extends FilterInputStream {
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long WORTH_IT_BYTES = 48 << 20;

    private final Runnable collector;
    private volatile long lastRead = System.nanoTime();
    private long usedThen;

    private IdleMemory(InputStream in, Runnable collector) {
        super(in);
        this.collector = collector;
    }

    /** {@return the stream of messages}; who reads from it is heard, so that nobody has to wait for the collector. */
    static InputStream watch(InputStream in, ScheduledExecutorService timer) {
        IdleMemory watched = new IdleMemory(in, System::gc);
        timer.scheduleWithFixedDelay(watched::look, 500, 500, TimeUnit.MILLISECONDS);
        return watched;
    }

    /** As above for tests, which look themselves. */
    static IdleMemory watch(InputStream in, Runnable collector) {
        return new IdleMemory(in, collector);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        lastRead = System.nanoTime();
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        lastRead = System.nanoTime();
        return read;
    }

    private void look() {
        look(System.nanoTime() - lastRead, used());
    }

    void look(long quietNanos, long used) {
        if (quietNanos >= QUIET_NANOS && used - usedThen > WORTH_IT_BYTES) {
            collector.run();
            usedThen = used();
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
