package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The modules of the official suite and the corpora, whatever is said about them: those given as text, and those given as
 * bytes. Needs {@code -Dspec.tests}, {@code -Dwat.corpus} and {@code -Ddwarf.samples}; what is not there gives nothing.
 */
final class Modules {
    /**
     * A module.
     *
     * @param name where it is from
     * @param text the text, empty if it is given as bytes
     * @param bytes the binary, empty if it is given as text
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Case(String name, String text, byte[] bytes) {
        boolean isText() {
            return bytes.length == 0;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final String name;
    private final String script;
    private final Tokens tokens;
    private final Consumer<Case> found;

    private Modules(String name, String script, Consumer<Case> found) {
        this.name = name;
        this.script = script;
        this.tokens = Lexer.lex(script, 0, script.length(), new Problems());
        this.found = found;
    }

    /** {@return the folder that a system property names, or the one where it usually is} */
    private static Path folder(String property, String usual) {
        return Path.of(System.getProperty(property, "../../../shared/" + usual));
    }

    /** {@return all of them} */
    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (Path folder : List.of(
                folder("spec.tests", "spec-tests"),
                folder("wat.corpus", "wat-corpus"),
                folder("dwarf.samples", "dwarf-samples"))) {
            if (Files.isDirectory(folder)) {
                in(folder, cases::add);
            }
        }
        return cases;
    }

    private static void in(Path folder, Consumer<Case> found) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(".wat")) {
                    found.accept(new Case(name, text(file), new byte[0]));
                } else if (name.endsWith(".wast")) {
                    new Modules(name, text(file), found).read();
                } else if (name.endsWith(".wasm")) {
                    found.accept(new Case(name, "", Files.readAllBytes(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void read() {
        int line = 1;
        int counted = 0;
        for (int token = 0; token < tokens.size(); token++) {
            if (code(token) == TokenCode.OPEN && text(next(token + 1)).equals("module")) {
                for (; counted < tokens.start(token); counted++) {
                    line += script.charAt(counted) == '\n' ? 1 : 0;
                }
                int end = groupEnd(token);
                module(name + ":" + line, token, end);
                token = end - 1;
            }
        }
    }

    private void module(String place, int start, int end) {
        int second = next(next(start + 1) + 1);
        if (text(second).equals("definition")) {
            second = next(second + 1);
        }
        if (code(second) == TokenCode.ID) {
            second = next(second + 1);
        }
        switch (text(second)) {
            case "binary" -> found.accept(new Case(place, "", strings(second, end)));
            case "quote" ->
                found.accept(new Case(place, new String(strings(second, end), StandardCharsets.UTF_8), new byte[0]));
            default ->
                found.accept(new Case(place, script.substring(tokens.start(start), tokens.end(end - 1)), new byte[0]));
        }
    }

    private byte[] strings(int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int token = from; token < to; token++) {
            if (code(token) == TokenCode.STRING) {
                bytes.writeBytes(StringLiteral.bytes(text(token)));
            }
        }
        return bytes.toByteArray();
    }

    private int code(int token) {
        return tokens.code(Math.min(token, tokens.size() - 1));
    }

    private String text(int token) {
        return token >= tokens.size() ? "" : script.substring(tokens.start(token), tokens.end(token));
    }

    private int next(int from) {
        int token = from;
        while (token < tokens.size() && tokens.isTrivia(token)) {
            token++;
        }
        return token;
    }

    private int groupEnd(int start) {
        int depth = 0;
        for (int token = start; token < tokens.size(); token++) {
            if (code(token) == TokenCode.OPEN) {
                depth++;
            } else if (code(token) == TokenCode.CLOSE && --depth == 0) {
                return token + 1;
            }
        }
        return tokens.size();
    }
}
