package dev.stepwasm.wat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.GeneratedBlock;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.script.ScriptModule;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The verdicts of the official test suite on all its modules, given as text or as bytes; the figures stand in
 * {@code docs/conformance.md}. Disagreements must stand in {@code spec/known-failures.txt} with their reason, and nothing
 * else may stand there.
 */
class SpecSuiteTest {
    /** Proposals that are not promised; they have figures only. */
    static final String FIGURES_ONLY = "proposals/custom-descriptors";

    private static final Path SUITE = Path.of(System.getProperty("spec.tests", "missing"));

    private final SpecFigures figures = new SpecFigures();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> wrongFiles = new ArrayList<>();

    @Test
    void agreesWithTheSuite() throws IOException {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Files.isDirectory(SUITE), "the official test suite is not there: -Dspec.tests=DIR");
        }
        for (Path file : scripts()) {
            String name = SUITE.relativize(file).toString().replace('\\', '/');
            check(name, Script.of(Analysis.of(new SourceText(name, read(file)))));
        }
        assertThat(wrong).isEqualTo(knownFailures());
        assertThat(wrongFiles).isEmpty();
        GeneratedBlock.expect(
                Fixtures.root().resolve("docs/conformance.md"), "verdicts", "SpecSuiteTest", """
                ## Verdicts

                What `check` says about every module of the suite, given as text or as bytes, against what the suite says. The %d
                disagreements outside of `proposals/custom-descriptors` are known:
                [known-failures.txt](../runtime/wat/src/test/resources/spec/known-failures.txt) has the reason of each. A module that
                uses a proposal that Stepwasm does not read yet is flagged once for it, with a message that names the proposal.

                %s""".formatted(
                                wrong.size(), figures.show()));
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(SUITE)) {
            return files.filter(f -> f.toString().endsWith(".wast")).sorted().toList();
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private void check(String file, Script script) {
        for (Command command : script.commands()) {
            if (command instanceof Command.Define define) {
                check(file, script, define.module(), SpecFigures.Kind.VALID, "");
            } else if (command instanceof Command.AssertModule asserted) {
                check(file, script, asserted.module(), SpecFigures.Kind.of(asserted), asserted.message());
            }
        }
        if (!file.startsWith(FIGURES_ONLY)) {
            script.analysis().diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .forEach(d -> wrongFiles.add(file + ":" + line(script, d.span()) + " " + d));
        }
    }

    private void check(String file, Script script, ScriptModule module, SpecFigures.Kind kind, String message) {
        boolean agrees = figures.add(file, kind, script.check(module), message);
        if (!agrees && !file.startsWith(FIGURES_ONLY)) {
            wrong.add(file + ":" + line(script, module.span()) + " " + kind);
        }
    }

    private static int line(Script script, Span span) {
        return script.analysis().source().positionOf(span.start()).line();
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
