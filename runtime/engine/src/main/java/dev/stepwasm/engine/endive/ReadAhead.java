package dev.stepwasm.engine.endive;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The input of a program, which can be asked whether reading would wait. A stream of Java cannot: it says that 0 bytes are
 * available while nobody has typed anything and also when it has ended. So a thread reads one byte ahead, once a program
 * has asked. Any thread.
 */
final class ReadAhead extends InputStream {
    private static final int NOTHING = -2;
    private static final int END = -1;
    /** Programs with the same input share what was read ahead. Guarded by itself. */
    private static final Map<InputStream, WeakReference<ReadAhead>> KNOWN = new WeakHashMap<>();

    private final InputStream in;
    /** All that follows is guarded by this object. */
    private boolean isReading;

    private int ahead = NOTHING;
    private @Nullable IOException failure;
    private final Set<Thread> waiting = new HashSet<>();

    private ReadAhead(InputStream in) {
        this.in = in;
    }

    /** {@return what reads from a stream} */
    static ReadAhead of(InputStream in) {
        synchronized (KNOWN) {
            WeakReference<ReadAhead> known = KNOWN.get(in);
            ReadAhead reads = known == null ? null : known.get();
            if (reads == null) {
                reads = new ReadAhead(in);
                KNOWN.put(in, new WeakReference<>(reads));
            }
            return reads;
        }
    }

    /** {@return whether there is something to read, or the end} If not, this thread is unparked when there is. */
    synchronized boolean isReady() {
        if (ahead != NOTHING || failure != null || !isReading && isAvailable()) {
            return true;
        }
        waiting.add(Thread.currentThread());
        if (!isReading) {
            isReading = true;
            Thread.ofPlatform().daemon().name("stepwasm input").start(this::readOne);
        }
        return false;
    }

    private boolean isAvailable() {
        try {
            return in.available() > 0;
        } catch (IOException broken) {
            return true; // Whoever reads hears of it without waiting.
        }
    }

    private void readOne() {
        int read = END;
        IOException failed = null;
        try {
            read = in.read();
        } catch (IOException e) {
            failed = e;
        } catch (RuntimeException e) {
            failed = new IOException(e);
        }
        arrived(read, failed);
    }

    private synchronized void arrived(int read, @Nullable IOException failed) {
        ahead = read;
        failure = failed;
        isReading = false;
        notifyAll();
        waiting.forEach(LockSupport::unpark);
        waiting.clear();
    }

    /** {@return what was read ahead} It no longer is. */
    private synchronized int take() throws IOException {
        while (isReading) {
            try {
                wait();
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
        int taken = ahead;
        ahead = NOTHING;
        IOException failed = failure;
        failure = null;
        if (failed != null) {
            throw failed;
        }
        return taken;
    }

    @Override
    public int read() throws IOException {
        int first = take();
        return first == NOTHING ? in.read() : first;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (Objects.checkFromIndexSize(from, length, target.length) >= 0 && length == 0) {
            return 0;
        }
        int first = take();
        if (first == NOTHING) {
            return in.read(target, from, length);
        }
        if (first == END) {
            return END;
        }
        target[from] = (byte) first;
        int more = Math.min(length - 1, in.available());
        return more <= 0 ? 1 : 1 + Math.max(0, in.read(target, from + 1, more));
    }

    @Override
    public synchronized int available() throws IOException {
        if (isReading || ahead == END) {
            return 0;
        }
        return (ahead == NOTHING ? 0 : 1) + in.available();
    }
}
