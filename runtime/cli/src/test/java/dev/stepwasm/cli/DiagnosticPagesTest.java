package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Golden;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.disassemble.Disassembler;
import dev.stepwasm.wat.disassemble.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds docs/diagnostics to the truth: a page for each problem, whose examples are checked and print what it says. */
final class DiagnosticPagesTest {
    private static final Path PAGES = Fixtures.root().resolve("docs/diagnostics");

    @TempDir
    private Path folder;

    @Test
    void everyProblemHasAPageAndEveryPageAProblem() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(Problem.values())
                            .map(problem -> problem.code() + ".md")
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void examplesShowTheProblemAndItsCure(Problem problem) throws IOException {
        DiagnosticPage page = DiagnosticPage.read(PAGES.resolve(problem.code() + ".md"));
        assertThat(page.code()).isEqualTo(problem.code());
        Path bad = page.example("bad", folder);
        Findings wrong = findings(problem, bad);
        assertThat(wrong.problems()).extracting(Diagnostic::problem).isEqualTo(List.of(problem));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        wrong.print(new Report(new Terminal(print, print, false), print, 10));
        Golden.expect(
                page.file(),
                page.withOutput(out.toString(StandardCharsets.UTF_8).replace(folder + "/", "")));
        Path good = page.example("good", folder);
        assertThat(findings(problem, good).problems()).isEmpty();
    }

    /** {@return what {@code check} finds in a file, or {@code dis} where {@code check} does not look} */
    private static Findings findings(Problem problem, Path file) throws IOException {
        Input input = Input.read(file);
        Findings checked = Findings.of(input);
        if (problem != Problem.NOT_EXPRESSIBLE) {
            return checked;
        }
        try {
            Module module = ModuleReader.read(input.bytes());
            List<Diagnostic> lost =
                    Disassembler.disassemble(input.bytes(), module, Layout.FLAT).problems();
            return new Findings(checked.name(), checked.misnamed(), checked.source(), lost);
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void aPageBeginsWithAShortSentence(Problem problem) {
        assertThat(Pages.summary(problem)).hasSizeBetween(15, 130).matches("[A-Z`].*");
    }

    @Test
    void explainPrintsAPageForTheTerminal() {
        Cli explain = Cli.run("explain", "type-mismatch");
        assertThat(explain.out())
                .startsWith("error[type-mismatch]\n\n")
                .contains("\nWrong:\n\n    (module\n")
                .contains("\n`check` says:\n\n    example.wat:")
                .contains("\nRight:\n\n    (module\n")
                .contains(", https://webassembly.github.io/spec/core/valid/instructions.html\n")
                .doesNotContain("```");
        assertThat(explain.code()).isZero();
        assertThat(Cli.run("explain", "type", "mismatch").out()).isEqualTo(explain.out());
        assertThat(Cli.run("explain", "error[type-mismatch]:").out()).isEqualTo(explain.out());
    }

    @Test
    void explainListsAllCodesWithALineEach() {
        Cli explain = Cli.run("explain");
        assertThat(explain.out().lines()).hasSize(Problem.values().length);
        assertThat(explain.out()).contains("\nobsolete-keyword ");
        assertThat(explain.code()).isZero();
    }

    @Test
    void explainSuggestsTheNearestCode() {
        Cli explain = Cli.run("explain", "type-mistmatch");
        assertThat(explain.err())
                .isEqualTo("stepwasm: there is no diagnostic 'type-mistmatch', did you mean 'type-mismatch'?\n");
        assertThat(explain.code()).isEqualTo(2);
        assertThat(Cli.run("explain", "nothing-like-it").err()).contains("`stepwasm explain` lists all of them");
    }
}
