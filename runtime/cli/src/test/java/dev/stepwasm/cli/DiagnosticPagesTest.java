package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Golden;
import dev.stepwasm.wasm.problem.Problem;
import java.io.IOException;
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
        Findings findings = Findings.of(Input.read(bad));
        assertThat(findings.problems()).extracting(found -> found.problem()).isEqualTo(List.of(problem));
        String output = Cli.run("check", bad.toString()).out().replace(folder + "/", "");
        Golden.expect(page.file(), page.withOutput(output));
        Path good = page.example("good", folder);
        assertThat(Findings.of(Input.read(good)).problems()).isEmpty();
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
