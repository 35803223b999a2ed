package dev.stepwasm.cli;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The content of one file: a binary when it starts like one, else text, whatever its name says. */
final class Input {
    /** Larger files cannot be held twice in an ordinary heap. */
    private static final long MOST_BYTES = 1L << 30;

    /** What standard input is called in messages. */
    static final String STANDARD_INPUT = "<stdin>";

    private static final byte[] MAGIC = {0, 'a', 's', 'm'};

    private final String name;
    private final byte[] bytes;

    private Input(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /**
     * The text of a file.
     *
     * @param problems what stands in the way of reading it as text; when there are any, undecodable bytes are replaced
     */
    record Text(SourceText source, List<Diagnostic> problems) {
        Text {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a file, or standard input for `-`. @throws CommandException with a sentence when that cannot be done */
    static Input of(Path file) {
        return file.equals(OutputFile.STANDARD_STREAM) ? standardInput() : read(file);
    }

    /** Reads a file. @throws CommandException with a sentence naming it when that cannot be done */
    static Input read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw CommandException.usageOrIo(file + " is a directory, not a file");
            }
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw CommandException.usageOrIo(file + " is too large: " + size + " bytes, the most is " + MOST_BYTES);
            }
            return new Input(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw CommandException.usageOrIo(words(file, e));
        }
    }

    /** Reads standard input to its end. @throws CommandException if that cannot be done */
    static Input standardInput() {
        try {
            return new Input(STANDARD_INPUT, System.in.readAllBytes());
        } catch (IOException e) {
            throw CommandException.usageOrIo("cannot read standard input: " + e.getMessage());
        }
    }

    /** {@return a text as the bytes of a file, with the byte order mark that the content has} */
    byte[] encoded(String text) {
        return ((isMarked() ? "\uFEFF" : "") + text).getBytes(StandardCharsets.UTF_8);
    }

    private boolean isMarked() {
        return startsWith(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    }

    /** {@return the path as the user wrote it} */
    String name() {
        return name;
    }

    /** {@return the whole content; not a copy, not to be changed} */
    byte[] bytes() {
        return bytes;
    }

    /** {@return what an exception says about a file, in words} */
    static String words(Path file, IOException problem) {
        return switch (problem) {
            case NoSuchFileException missing -> "no such file: " + file;
            case AccessDeniedException denied -> "cannot read " + file + ": permission denied";
            default -> "cannot read " + file + ": " + problem.getMessage();
        };
    }

    /** {@return whether the content starts as a binary module does} */
    boolean isBinary() {
        return startsWith(MAGIC) || (hasEnding(".wasm") && !looksLikeText());
    }

    /** {@return what is wrong with the name, if it promises another content than there is} */
    Optional<String> misnamed() {
        if (startsWith(MAGIC) && (hasEnding(".wat") || hasEnding(".wast"))) {
            return Optional.of("this is a binary module, not text: name it " + renamed(".wasm"));
        }
        if (!startsWith(MAGIC) && hasEnding(".wasm") && looksLikeText()) {
            return Optional.of("this is WebAssembly text, not a binary: name it " + renamed(".wat"));
        }
        return Optional.empty();
    }

    /** @throws CommandException if the name promises another content than there is */
    void mustBeNamedRight() {
        misnamed().ifPresent(message -> {
            throw CommandException.wrongInput(name + ": " + message);
        });
    }

    /** {@return the content as text, without a byte order mark} */
    Text text() {
        if (startsWith(new byte[] {(byte) 0xFF, (byte) 0xFE}) || startsWith(new byte[] {(byte) 0xFE, (byte) 0xFF})) {
            return new Text(
                    new SourceText(name, ""),
                    List.of(malformed(
                            0, 0, "this looks like UTF-16, but WebAssembly text is UTF-8: save it as UTF-8")));
        }
        boolean marked = isMarked();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.position(marked ? 3 : 0);
        CharBuffer out = CharBuffer.allocate(in.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (!decoder.decode(in, out, true).isError()) {
            return new Text(new SourceText(name, out.flip().toString()), List.of());
        }
        int at = out.position();
        String text = new String(bytes, StandardCharsets.UTF_8).substring(marked ? 1 : 0);
        String message = Problem.MALFORMED_UTF8.message()
                + String.format(Locale.ROOT, ": byte 0x%02x at offset %d", bytes[in.position()] & 0xFF, in.position());
        return new Text(new SourceText(name, text), List.of(malformed(at, Math.min(at + 1, text.length()), message)));
    }

    private static Diagnostic malformed(int start, int end, String message) {
        return new Diagnostic(Problem.MALFORMED_UTF8, new Span(start, end), message, List.of());
    }

    private boolean startsWith(byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private boolean hasEnding(String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private String renamed(String ending) {
        String file = String.valueOf(Path.of(name).getFileName());
        return file.substring(0, file.lastIndexOf('.')) + ending;
    }

    /** Text starts with a parenthesis or a comment, after blanks. */
    private boolean looksLikeText() {
        for (byte b : bytes) {
            if (b == '(' || b == ';') {
                return true;
            }
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return false;
            }
        }
        return false;
    }
}
