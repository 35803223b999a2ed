package dev.stepwasm.dap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/**
 * Bytes on their way from some threads to another one in the same process. Unlike those of the JDK it does not care which
 * threads live, and an interrupted thread does not break it.
 */
final class BytePipe implements AutoCloseable {
    private final int capacity;
    private byte[] bytes = new byte[1 << 12];
    private int first;
    private int size;
    private boolean closed;

    /** @param capacity bytes that may wait to be read before whoever writes has to wait */
    BytePipe(int capacity) {
        this.capacity = capacity;
    }

    /** {@return where bytes go in} Writing fails once the pipe is closed. */
    OutputStream in() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                put(from, offset, length);
            }
        };
    }

    /** {@return where they come out} It ends when the pipe is closed and all has been read. */
    InputStream out() {
        return new InputStream() {
            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] to, int offset, int length) {
                return take(to, offset, length);
            }

            @Override
            public int available() {
                return waiting();
            }
        };
    }

    private synchronized void put(byte[] from, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            await(() -> size < capacity || closed);
            if (closed) {
                throw new IOException("the other side has gone");
            }
            int part = Math.min(length - done, capacity - size);
            append(from, offset + done, part);
            done += part;
            notifyAll();
        }
    }

    private void append(byte[] from, int offset, int length) {
        if (first + size + length > bytes.length) {
            byte[] roomy = size + length > bytes.length ? new byte[Math.max(2 * bytes.length, size + length)] : bytes;
            System.arraycopy(bytes, first, roomy, 0, size);
            bytes = roomy;
            first = 0;
        }
        System.arraycopy(from, offset, bytes, first + size, length);
        size += length;
    }

    private synchronized int take(byte[] to, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        await(() -> size > 0 || closed);
        if (size == 0) {
            return -1;
        }
        int part = Math.min(length, size);
        System.arraycopy(bytes, first, to, offset, part);
        size -= part;
        first = size == 0 ? 0 : first + part;
        notifyAll();
        return part;
    }

    private synchronized int waiting() {
        return size;
    }

    private void await(BooleanSupplier condition) {
        boolean interrupted = false;
        while (!condition.getAsBoolean()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
