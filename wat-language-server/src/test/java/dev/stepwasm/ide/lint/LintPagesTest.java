package dev.stepwasm.ide.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.DiagnosticPage;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Golden;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the pages of docs/diagnostics about lints to the truth: one for each, whose examples show what it says. */
final class LintPagesTest {
    private static final Path PAGES = Fixtures.root().resolve("docs/diagnostics");

    @Test
    void everyPageIsAboutAProblemOrALint() throws IOException {
        Stream<String> codes = Stream.concat(
                        Stream.of(Problem.values()).map(Problem::code),
                        Stream.of(Lint.values()).map(Lint::code))
                .distinct();
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(
                            codes.map(code -> code + ".md").toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Lint.class)
    void examplesShowTheLintAndItsCure(Lint lint) throws IOException {
        DiagnosticPage page = DiagnosticPage.read(PAGES.resolve(lint.code() + ".md"));
        assertThat(page.code()).isEqualTo(lint.code());
        Map<Lint, Level> levels = lint.level() == Level.OFF ? Map.of(lint, Level.INFO) : Map.of();
        Analysis bad = analysis(page, "bad");
        Lints lints = lints(bad, levels);
        assertThat(lints.findings()).isNotEmpty().allMatch(finding -> finding.lint() == lint);
        Golden.expect(page.file(), page.withOutput(shown(bad.source(), lints)));
        assertThat(lints(analysis(page, "good"), levels).findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Lint.class)
    void aPageSaysItsLevelAndHowToChangeIt(Lint lint) throws IOException {
        String mend = DiagnosticPage.read(PAGES.resolve(lint.code() + ".md")).mend();
        String level = lint.level() == Level.OFF
                ? "Off by default."
                : "Level: " + lint.level().name().toLowerCase(Locale.ROOT) + ".";
        assertThat(mend).contains(level).contains("`stepwasm.lint." + lint.code() + "`");
    }

    private static Analysis analysis(DiagnosticPage page, String which) {
        Analysis analysis = Analysis.of(new SourceText(page.exampleName(), page.example(which)));
        assertThat(analysis.diagnostics()).allMatch(InvisibleCharacters::isOne);
        return analysis;
    }

    private static Lints lints(Analysis analysis, Map<Lint, Level> levels) {
        return Lints.of(analysis, levels, false, Optional.empty(), () -> {});
    }

    private static String shown(SourceText source, Lints lints) {
        StringBuilder shown = new StringBuilder();
        for (Finding finding : lints.findings()) {
            String level = lints.level(finding.lint()).name().toLowerCase(Locale.ROOT);
            shown.append(
                    shown(source, finding.span(), level + "[" + finding.lint().code() + "]: " + finding.message()));
            List<Related> related = finding.related();
            related.forEach(other -> shown.append(shown(source, other.span(), "note: " + other.message())));
        }
        return shown.toString();
    }

    /** As {@code check} shows a problem; what goes over several lines is marked on the first. */
    private static String shown(SourceText source, Span span, String words) {
        Position start = source.positionOf(span.start());
        String line =
                source.textOf(source.lineSpan(start.line())).stripTrailing().replace('\u202E', '\uFFFD');
        int length = Math.min(span.end(), source.lineSpan(start.line()).start() + line.length()) - span.start();
        return "%s:%d:%d: %s\n  %s\n  %s%s\n"
                .formatted(
                        source.name(),
                        start.line(),
                        start.column(),
                        words,
                        line,
                        " ".repeat(start.column() - 1),
                        "^".repeat(length));
    }
}
