package dev.stepwasm.engine;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Bytes in memory between the host and a WASI program: what is written at the end is read from a position that can be
 * moved. Reading never waits: at the end there is nothing to read, which a program takes for the end of its input. Any
 * thread.
 *
 * <pre>{@code
 * var in = Pipe.of("hello");
 * var out = new Pipe();
 * var wasi = WasiOptions.none().withStdin(in).withStdout(out);
 * ...
 * assertThat(out.readText()).isEqualTo("HELLO");
 * }</pre>
 */
public final class Pipe {
    /** Gives access to its array, so that reading does not copy it all. */
    private static final class Bytes extends ByteArrayOutputStream {
        int read(int position, byte[] target, int from, int length) {
            int available = Math.min(length, count - position);
            System.arraycopy(buf, position, target, from, available);
            return available;
        }
    }

    /** Guards the position too. */
    private final Bytes bytes = new Bytes();

    private int position;

    /** An empty pipe. */
    public Pipe() {}

    /** {@return a pipe with a text in UTF-8} */
    public static Pipe of(String text) {
        var pipe = new Pipe();
        pipe.write(text);
        return pipe;
    }

    /** {@return a pipe with bytes} */
    public static Pipe of(byte[] content) {
        var pipe = new Pipe();
        pipe.write(content);
        return pipe;
    }

    /** Writes bytes at the end. */
    public void write(byte[] more) {
        synchronized (bytes) {
            bytes.writeBytes(more);
        }
    }

    /** Writes a text at the end, in UTF-8. */
    public void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the bytes from the position on, at most {@code most}; they are read now} */
    public byte[] read(int most) {
        synchronized (bytes) {
            byte[] read = new byte[Math.min(most, bytes.size() - position)];
            position += bytes.read(position, read, 0, read.length);
            return read;
        }
    }

    /** {@return all bytes from the position on; they are read now} */
    public byte[] read() {
        return read(Integer.MAX_VALUE);
    }

    /** {@return all text from the position on, in UTF-8; it is read now} */
    public String readText() {
        return new String(read(), StandardCharsets.UTF_8);
    }

    /** {@return the number of bytes written so far} */
    public int size() {
        synchronized (bytes) {
            return bytes.size();
        }
    }

    /** {@return where the next byte is read} */
    public int position() {
        synchronized (bytes) {
            return position;
        }
    }

    /**
     * Moves to where the next byte is read.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= newPosition <= size()}
     */
    public void seek(int newPosition) {
        synchronized (bytes) {
            position = Objects.checkIndex(newPosition, bytes.size() + 1);
        }
    }

    /** {@return a stream that reads from the position on; the pipe and all such streams share the position} */
    public InputStream input() {
        return new InputStream() {
            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int from, int length) {
                Objects.checkFromIndexSize(from, length, target.length);
                synchronized (bytes) {
                    if (position == bytes.size() && length > 0) {
                        return -1;
                    }
                    int read = bytes.read(position, target, from, length);
                    position += read;
                    return read;
                }
            }

            @Override
            public int available() {
                synchronized (bytes) {
                    return bytes.size() - position;
                }
            }
        };
    }

    /** {@return a stream that writes at the end} */
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int one) {
                Pipe.this.write(new byte[] {(byte) one});
            }

            @Override
            public void write(byte[] source, int from, int length) {
                synchronized (bytes) {
                    bytes.write(source, from, length);
                }
            }
        };
    }
}
