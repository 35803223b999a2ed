package dev.stepwasm.dap;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Cuts a stream into the bodies of messages: header lines, an empty line, as many bytes as {@code Content-Length} says.
 * What is no message is reported and passed over; only the end of the stream ends it. Not safe for use by several
 * threads.
 */
public final class Frames {
    private static final int LONGEST_HEADER = 1 << 12;
    private static final int LONGEST_BODY = 1 << 26;
    private static final String LENGTH = "content-length:";

    private final InputStream in;
    private final Consumer<String> problems;

    /**
     * Reads from a stream.
     *
     * @param problems hears in words what could not be read
     */
    public Frames(InputStream in, Consumer<String> problems) {
        this.in = new BufferedInputStream(in);
        this.problems = problems;
    }

    /** {@return the body of the next message; empty at the end of the stream} */
    public Optional<String> next() throws IOException {
        try {
            while (true) {
                int length = header();
                if (length >= 0 && length <= LONGEST_BODY) {
                    byte[] body = in.readNBytes(length);
                    return body.length == length
                            ? Optional.of(new String(body, StandardCharsets.UTF_8))
                            : Optional.empty();
                }
                if (length > LONGEST_BODY) {
                    problems.accept("a message of " + length + " bytes is too long and is ignored");
                    in.skipNBytes(length);
                }
            }
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    /** {@return the length that a header says, or -1 if it says none} */
    private int header() throws IOException {
        OptionalInt length = OptionalInt.empty();
        boolean any = false;
        String line = line();
        while (!line.isEmpty()) {
            any = true;
            // Behind a header that did not say how long its body is, that body stands before the next header.
            int at = line.toLowerCase(Locale.ROOT).lastIndexOf(LENGTH);
            if (at >= 0) {
                length = number(line.substring(at + LENGTH.length()).strip());
            }
            line = line();
        }
        if (any && length.isEmpty()) {
            problems.accept("a message without a length is ignored");
        }
        return length.orElse(-1);
    }

    private static OptionalInt number(String digits) {
        try {
            int number = Integer.parseInt(digits);
            return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** {@return the next line without its end; of a very long one what stands last} */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > 2 * LONGEST_HEADER) {
                line.delete(0, LONGEST_HEADER);
            }
            next = in.read();
        }
        return line.toString();
    }
}
