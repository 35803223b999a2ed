package dev.stepwasm.lsp.run;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a program writes, as far as there is room for it. Safe for use from any thread. */
final class RunOutput extends OutputStream {
    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long dropped;

    /** @param most bytes that are kept */
    RunOutput(int most) {
        this.most = most;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        int room = Math.min(length, most - kept.size());
        kept.write(bytes, from, room);
        dropped += length - room;
    }

    /** Writes a line. */
    void line(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    /** {@return all that was kept, and how much was not} */
    synchronized String text() {
        String text = kept.toString(StandardCharsets.UTF_8);
        return dropped == 0 ? text : text + "\n... and " + dropped + " bytes more";
    }
}
