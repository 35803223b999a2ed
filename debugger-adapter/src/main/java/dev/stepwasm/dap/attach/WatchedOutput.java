package dev.stepwasm.dap.attach;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What is sent to a debugger of a program that has other things to do. The program's threads write events; if the debugger
 * takes none of them, because it hangs or somebody has stopped its process, they would wait for it. After a while the
 * connection is closed instead, which is the same to the program as a debugger that goes. For one writer at a time.
 */
final class WatchedOutput extends OutputStream {
    private static final int LOOKS = 10;

    private final Socket socket;
    private final OutputStream out;
    private final Duration patience;
    /** When the write began that is under way; 0 if none is. */
    private final AtomicLong since = new AtomicLong();

    private final Thread watch;
    private volatile boolean closed;

    /** @param patience how long a write may take */
    WatchedOutput(Socket socket, Duration patience) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.patience = patience;
        this.watch = Thread.ofPlatform().daemon().name("stepwasm debug watch").start(this::watch);
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(patience.toNanos() / LOOKS);
            long begun = since.get();
            if (begun != 0 && System.nanoTime() - begun > patience.toNanos()) {
                close();
            }
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        since.set(System.nanoTime() | 1);
        try {
            out.write(bytes, offset, length);
        } finally {
            since.set(0);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Closes the connection. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watch);
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed for this program.
        }
    }
}
