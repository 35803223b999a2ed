package dev.stepwasm.wat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.script.CheckedModule;
import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.script.ModuleSource;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.script.ScriptModule;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The verdicts of the official test suite on all its modules, given as text or as bytes. Disagreements must stand in
 * {@code spec/known-failures.txt} with their reason, and nothing else may stand there.
 */
class SpecSuiteTest {
    /** Proposals that are not promised; their figures are printed only. */
    private static final String FIGURES_ONLY = "proposals/custom-descriptors/";

    private static final Path SUITE = Path.of(System.getProperty("spec.tests", "missing"));

    /** What the suite says about a module. */
    private enum Kind {
        VALID,
        INVALID,
        MALFORMED,
        MALFORMED_BINARY,
        CUSTOM
    }

    /** How many modules there are, on how many we disagree, and on how many for the suite's reason. */
    private static final class Figures {
        private int modules;
        private int wrong;
        private int sameReason;
    }

    private final List<String> wrong = new ArrayList<>();
    private final List<String> wrongFiles = new ArrayList<>();
    private final Map<String, Integer> otherReasons = new TreeMap<>();
    private final Map<String, Map<Kind, Figures>> folders = new TreeMap<>();

    @Test
    void agreesWithTheSuite() throws IOException {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Files.isDirectory(SUITE), "the official test suite is not there: -Dspec.tests=DIR");
        }
        for (Path file : scripts()) {
            String name = SUITE.relativize(file).toString().replace('\\', '/');
            check(name, Script.of(Analysis.of(new SourceText(name, read(file)))));
        }
        folders.forEach((folder, of) -> System.out.printf("spec %s: %s%n", folder, show(of)));
        if (Boolean.getBoolean("spec.reasons")) {
            otherReasons.forEach((reason, count) -> System.out.printf("%5d %s%n", count, reason));
        }
        assertThat(wrong).isEqualTo(knownFailures());
        assertThat(wrongFiles).isEmpty();
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(SUITE)) {
            return files.filter(f -> f.toString().endsWith(".wast")).sorted().toList();
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static String show(Map<Kind, Figures> of) {
        List<String> parts = new ArrayList<>();
        of.forEach((kind, figures) ->
                parts.add(kind + " " + figures.wrong + "/" + figures.modules + " same " + figures.sameReason));
        return String.join(", ", parts);
    }

    private void check(String file, Script script) {
        for (Command command : script.commands()) {
            switch (command) {
                case Command.Define define -> check(file, script, define.module(), Kind.VALID, "");
                case Command.AssertModule asserted ->
                    check(file, script, asserted.module(), kind(asserted), asserted.message());
                default -> {
                    // no module
                }
            }
        }
        if (!file.startsWith(FIGURES_ONLY)) {
            script.analysis().diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .forEach(d -> wrongFiles.add(file + ":" + line(script, d.span()) + " " + d));
        }
    }

    private static Kind kind(Command.AssertModule asserted) {
        return switch (asserted.verdict()) {
            case TRAP, UNLINKABLE -> Kind.VALID;
            case INVALID -> Kind.INVALID;
            case MALFORMED_CUSTOM, INVALID_CUSTOM -> Kind.CUSTOM;
            case MALFORMED ->
                asserted.module().source() instanceof ModuleSource.Binary ? Kind.MALFORMED_BINARY : Kind.MALFORMED;
        };
    }

    private static int line(Script script, Span span) {
        return script.analysis().source().positionOf(span.start()).line();
    }

    private void check(String file, Script script, ScriptModule module, Kind kind, String message) {
        CheckedModule checked = script.check(module);
        Figures figures = folders.computeIfAbsent(folder(file), f -> new EnumMap<>(Kind.class))
                .computeIfAbsent(kind, k -> new Figures());
        figures.modules++;
        if (checked.hasErrors() != (kind != Kind.VALID)) {
            figures.wrong++;
            if (!file.startsWith(FIGURES_ONLY)) {
                wrong.add(file + ":" + line(script, module.span()) + " " + kind);
            }
        } else if (checked.hasErrors()) {
            reason(file + ":" + line(script, module.span()), checked, message, figures);
        }
    }

    private void reason(String place, CheckedModule checked, String message, Figures figures) {
        Diagnostic first = checked.diagnostics().stream()
                .filter(Diagnostic::isError)
                .findFirst()
                .orElseThrow();
        String reason = first.problem() == Problem.MALFORMED_BINARY
                ? first.message()
                : first.problem().specReason();
        if (!reason.isEmpty() && (message.startsWith(reason) || reason.startsWith(message))) {
            figures.sameReason++;
        } else {
            otherReasons.merge(
                    message + " <> " + first.problem() + " "
                            + (Boolean.getBoolean("spec.places") ? place + " " + first.message() : ""),
                    1,
                    Integer::sum);
        }
    }

    private static String folder(String file) {
        return file.substring(0, file.lastIndexOf('/'));
    }

    private static List<String> knownFailures() throws IOException {
        try (InputStream in = SpecSuiteTest.class.getResourceAsStream("/spec/known-failures.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf(" #")))
                    .toList();
        }
    }
}
