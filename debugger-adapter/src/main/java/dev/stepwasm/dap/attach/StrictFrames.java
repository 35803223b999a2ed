package dev.stepwasm.dap.attach;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The messages of somebody who may be anybody. Nothing is passed over: the first byte that is none of a header ends it.
 * So a browser that was told to post a message here does not get it read, since its own words come first.
 */
final class StrictFrames {
    private static final String LENGTH = "content-length:";
    private static final Pattern HEADER = Pattern.compile("content-length: *([0-9]{1,9})|content-type: *[!-~ ]*");
    private static final int LONGEST_LINE = 200;
    private static final int MOST_LINES = 4;

    private final InputStream in;
    private final int longest;

    /** @param longest how many bytes the body of a message may have */
    StrictFrames(InputStream in, int longest) {
        this.in = new BufferedInputStream(in);
        this.longest = longest;
    }

    /** {@return what the reader of the rest has to read: this one may have taken more than it needed} */
    InputStream rest() {
        return in;
    }

    /**
     * {@return the body of the next message; empty at the end}
     *
     * @throws StrangerException if something else comes
     */
    Optional<String> next() throws IOException {
        try {
            int length = header();
            if (length > longest) {
                throw new StrangerException("a message of " + length + " bytes is too long without the token");
            }
            byte[] body = in.readNBytes(length);
            return body.length == length ? Optional.of(new String(body, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private int header() throws IOException {
        int length = -1;
        String line = line(LENGTH);
        for (int lines = 0; !line.isEmpty(); lines++) {
            var header = HEADER.matcher(line);
            if (lines == MOST_LINES || !header.matches()) {
                throw new StrangerException("the header of a message cannot be understood");
            }
            if (header.group(1) != null) {
                length = Integer.parseInt(header.group(1));
            }
            line = line("");
        }
        return length;
    }

    /** Reads a line that begins in a certain way. {@return it without its end, in small letters} */
    private String line(String start) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
            int at = line.length() - 1;
            if (at < start.length() && Character.toLowerCase((char) next) != start.charAt(at)) {
                throw StrangerException.foreign();
            }
            if (at >= LONGEST_LINE) {
                throw new StrangerException("the header of a message is too long");
            }
        }
        if (line.length() < start.length()) {
            throw StrangerException.foreign();
        }
        return line.toString().strip().toLowerCase(Locale.ROOT);
    }
}
