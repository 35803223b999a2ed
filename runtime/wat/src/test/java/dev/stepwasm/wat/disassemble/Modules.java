package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wat.script.GivenModules;
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
     * @param isText whether it is given as text
     * @param text the text, empty if it is given as bytes
     * @param bytes the binary, empty if it is given as text
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Case(String name, boolean isText, String text, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Modules() {}

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
                    found.accept(text(name, text(file)));
                } else if (name.endsWith(".wast")) {
                    GivenModules.of(text(file)).forEach(module -> found.accept(given(name, module)));
                } else if (name.endsWith(".wasm")) {
                    found.accept(new Case(name, false, "", Files.readAllBytes(file)));
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

    private static Case given(String script, GivenModules.Given module) {
        String name = script + ":" + module.line();
        return module.binary()
                .map(binary -> new Case(name, false, "", binary.toArray()))
                .orElseGet(() -> text(name, module.text()));
    }

    private static Case text(String name, String text) {
        return new Case(name, true, text, new byte[0]);
    }
}
