package dev.stepwasm.dap;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file of a program: a module as text or, by its first bytes, as binary. */
final class ProgramFile {
    /** Larger ones are hardly programs; loading takes a multiple of it as memory. */
    private static final long LARGEST = 1 << 28;
    /** What the program itself is, for messages. */
    static final String MAIN = "program";

    private final Path path;
    private final byte[] bytes;
    private final Optional<String> text;

    private ProgramFile(Path path, byte[] bytes, Optional<String> text) {
        this.path = path;
        this.bytes = bytes;
        this.text = text;
    }

    /**
     * {@return the file at a path}
     *
     * @param what it is, for messages, as {@code program}
     * @throws Refusal if there is none or it cannot be read
     */
    static ProgramFile read(String what, Path path) {
        if (!Files.exists(path)) {
            throw Refusal.toUser(absent(what, path));
        }
        if (Files.isDirectory(path)) {
            throw Refusal.toUser(shown(what, path) + " is a folder");
        }
        if (!Files.isRegularFile(path)) {
            throw Refusal.toUser(shown(what, path) + " is no regular file");
        }
        try {
            long size = Files.size(path);
            if (size > LARGEST) {
                throw Refusal.toUser(
                        shown(what, path) + " has " + size + " bytes, but at most " + LARGEST + " can be debugged");
            }
            byte[] bytes = Files.readAllBytes(path);
            return new ProgramFile(path, bytes, isBinary(bytes) ? Optional.empty() : Optional.of(text(bytes)));
        } catch (CharacterCodingException e) {
            throw Refusal.toUser(shown(what, path) + " is neither a binary module nor text in UTF-8");
        } catch (IOException e) {
            throw Refusal.toUser(shown(what, path) + " cannot be read");
        }
    }

    /** {@return how many bytes the file has} */
    long size() {
        return bytes.length;
    }

    private static String absent(String what, Path path) {
        return what.equals(MAIN) ? "there is no program " + path : what + ": there is no module " + path;
    }

    private static String shown(String what, Path path) {
        return what.equals(MAIN) ? "the program " + path : what + ": " + path;
    }

    /** {@return the module in the file} */
    StepModule load() throws InvalidModuleException {
        String name = path.toString();
        return text.isPresent() ? StepModule.ofText(name, text.get()) : StepModule.ofBinary(name, bytes);
    }

    /** {@return the test script in the file} @throws Refusal if it is a binary */
    Script script() {
        String all = text.orElseThrow(() -> Refusal.toUser(
                "the program " + path + " is a binary module and no test script; name it `.wasm` to run it"));
        return Script.of(new SourceText(path.toString(), all));
    }

    /** {@return where a diagnostic points in the text, if the file is one} */
    Optional<Position> positionOf(Diagnostic diagnostic) {
        return text.map(all -> new SourceText(path.toString(), all))
                .map(source -> source.positionOf(diagnostic.span().start()));
    }

    /** {@return a diagnostic in one line, with its place in the text} */
    String show(Diagnostic diagnostic) {
        String place = positionOf(diagnostic)
                .map(at -> ":" + at.line() + ":" + at.column())
                .orElse("");
        return path + place + ": error[" + diagnostic.problem().code() + "]: " + diagnostic.message();
    }

    private static boolean isBinary(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] == 0 && bytes[1] == 'a' && bytes[2] == 's' && bytes[3] == 'm';
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
