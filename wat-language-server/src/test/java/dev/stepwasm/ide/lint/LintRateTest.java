package dev.stepwasm.ide.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lints at their own levels must not be a nuisance in good programs of others. What they say goes to {@code target/lint-rate.txt}. */
final class LintRateTest {
    private static final Path CORPUS = Path.of(System.getProperty("wat.corpus", ""));
    private static final int LINES_PER_FINDING = 50;

    /** How much was looked at and found. */
    private static final class Tally {
        int files;
        long lines;
        final List<String> found = new ArrayList<>();

        void take(Analysis analysis) {
            files++;
            lines += analysis.source().text().lines().count();
            String name = analysis.source().name();
            for (Finding finding : findings(analysis)) {
                found.add("%s:%s: %s[%s]: %s"
                        .formatted(
                                name,
                                analysis.source().positionOf(finding.span().start()),
                                finding.lint().level(),
                                finding.lint().code(),
                                finding.message()));
            }
        }

        @Override
        public String toString() {
            return "%d findings in %d lines of %d files, one in %.1f lines"
                    .formatted(found.size(), lines, files, lines / Math.max(1.0, found.size()));
        }
    }

    /** Fragments that export and start nothing cannot use what they define, so they are counted apart. */
    @Test
    void programsOfOthersHaveFewFindings() throws IOException {
        Path manifest = CORPUS.resolve("MANIFEST.tsv");
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(manifest).as("the corpus of WAT files, -Dwat.corpus").exists();
        }
        Tally programs = new Tally();
        Tally fragments = new Tally();
        for (String row : Files.readAllLines(manifest)) {
            String[] columns = row.split("\t", -1);
            if (columns[6].equals("module") && columns[7].equals("valid")) {
                Optional<Analysis> analysis = analysis(columns[0]);
                analysis.ifPresent(a -> (isProgram(a) ? programs : fragments).take(a));
            }
        }
        String report = "programs: " + programs + "\nfragments: " + fragments + "\n";
        System.out.print(report);
        Path target = Fixtures.root().resolve("wat-language-server/target");
        Files.createDirectories(target);
        Files.writeString(
                target.resolve("lint-rate.txt"),
                report + String.join("\n", programs.found) + "\n\nFragments\n" + String.join("\n", fragments.found));
        assertThat(programs.files).isGreaterThan(50);
        assertThat((long) programs.found.size() * LINES_PER_FINDING).isLessThanOrEqualTo(programs.lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello.wat", "quicksort.wat", "sha256.wat", "sum.wat"})
    void ourOwnSamplesHaveNone(String sample) {
        Analysis analysis =
                Analysis.of(new SourceText(sample, Fixtures.sample(sample).text()));
        assertThat(findings(analysis)).isEmpty();
    }

    private static Optional<Analysis> analysis(String path) throws IOException {
        try {
            return Optional.of(Analysis.of(new SourceText(path, Files.readString(CORPUS.resolve(path)))));
        } catch (CharacterCodingException e) {
            return Optional.empty(); // no text, so no editor shows it
        }
    }

    private static boolean isProgram(Analysis analysis) {
        return analysis.modules().stream()
                .anyMatch(module -> !module.module().exports().isEmpty()
                        || module.module().start().isPresent());
    }

    private static List<Finding> findings(Analysis analysis) {
        boolean script = analysis.source().name().endsWith(".wast");
        return Lints.of(analysis, Map.of(), script, Optional.empty(), () -> {}).findings();
    }
}
