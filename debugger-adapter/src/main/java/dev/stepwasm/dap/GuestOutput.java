package dev.stepwasm.dap;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What a program writes, passed on in whole lines where possible, so that a program that writes single bytes does not
 * flood the client and no character is torn apart. Safe for use from any thread.
 */
public final class GuestOutput extends OutputStream {
    private static final int LONGEST_LINE = 1 << 16;
    /** Bytes of a character in UTF-8. */
    private static final int LONGEST_CHARACTER = 4;

    private final Consumer<String> listener;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    /** @param listener gets whole lines, or parts of very long ones */
    public GuestOutput(Consumer<String> listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void write(int value) {
        pending.write(value);
        if (value == '\n') {
            release();
        } else if (pending.size() >= LONGEST_LINE) {
            releaseWhole();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int last = end;
        while (last > offset && bytes[last - 1] != '\n') {
            last--;
        }
        pending.write(bytes, offset, last - offset);
        if (last > offset) {
            release();
        }
        pending.write(bytes, last, end - last);
        if (pending.size() >= LONGEST_LINE) {
            releaseWhole();
        }
    }

    /** Passes on a part of a line, up to the last character that has all its bytes. */
    private void releaseWhole() {
        byte[] bytes = pending.toByteArray();
        int start = bytes.length - 1;
        while (start > bytes.length - LONGEST_CHARACTER && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        boolean torn = (bytes[start] & 0xC0) == 0xC0;
        int end = torn ? start : bytes.length;
        pending.reset();
        listener.accept(new String(bytes, 0, end, StandardCharsets.UTF_8));
        pending.write(bytes, end, bytes.length - end);
    }

    /** Writes a line. */
    void println(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    /** Does nothing, because programs flush when they like. {@link #release} passes on what is left. */
    @Override
    public void flush() {}

    /** Passes on what was written since the last end of a line. */
    public synchronized void release() {
        if (pending.size() > 0) {
            String text = pending.toString(StandardCharsets.UTF_8);
            pending.reset();
            listener.accept(text);
        }
    }
}
