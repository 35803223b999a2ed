package dev.stepwasm.dap.attach;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * What a connection sends: so many bytes in so much time, however it deals them out, until the limits are lifted. For the
 * thread that reads.
 */
final class BoundedInput extends InputStream {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Socket socket;
    private final InputStream in;
    private final Limits limits;
    private final long deadline;
    private long left;
    private boolean lifted;

    BoundedInput(Socket socket, Limits limits) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.limits = limits;
        this.left = limits.bytes();
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    /** Lets everything through from now on. */
    void lift() throws IOException {
        lifted = true;
        socket.setSoTimeout(0);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** @throws StrangerException if more was sent than may be, or nothing when the time was over */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (lifted) {
            return in.read(bytes, offset, length);
        }
        if (left <= 0) {
            throw new StrangerException("more than " + limits.bytes() + " bytes came without the token");
        }
        long millis = (deadline - System.nanoTime()) / NANOS_PER_MILLI;
        if (millis <= 0) {
            throw late();
        }
        socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
        try {
            int count = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        } catch (SocketTimeoutException e) {
            throw late();
        }
    }

    private StrangerException late() {
        return new StrangerException("no token came within " + limits.time().toMillis() + " ms");
    }
}
