package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares {@code check} with independent judges on files of other projects, and writes what it found to
 * {@code target/corpus-agreement.txt}.
 */
final class CorpusTest {
    private static final Path CORPUS = Path.of(System.getProperty("wat.corpus", ""));

    /** How many of the first errors must stand on the line where a judge sees one. */
    private static final double SHARE_ON_A_JUDGES_LINE = 0.95;

    /** A file, what the judges say of it, and what {@code check} finds. */
    private record Opinion(CorpusFile file, Findings findings) {
        boolean flagged() {
            return findings.hasErrors();
        }

        /** {@return whether the first thing wrong is that a proposal is not supported} */
        boolean isDeclined() {
            return errors().findFirst()
                    .filter(error -> error.problem() == Problem.UNSUPPORTED_FEATURE)
                    .isPresent();
        }

        Stream<Diagnostic> errors() {
            return findings.problems().stream().filter(Diagnostic::isError);
        }

        boolean agrees() {
            return file.isValid() ? !flagged() : flagged();
        }

        int line() {
            return findings.source()
                    .orElseThrow()
                    .positionOf(errors().findFirst().orElseThrow().span().start())
                    .line();
        }

        boolean isOnAJudgesLine() {
            return file.judgesLines().contains(line());
        }

        String first() {
            return errors().findFirst()
                    .map(error -> findings.source()
                                    .orElseThrow()
                                    .positionOf(error.span().start()) + ": "
                            + error.problem().code() + ": " + error.message())
                    .orElse("no problem reported");
        }

        @Override
        public String toString() {
            return file.path() + ": " + first();
        }
    }

    private static List<Opinion> opinions() throws IOException {
        Path manifest = CORPUS.resolve("MANIFEST.tsv");
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(manifest).as("the corpus of WAT files, -Dwat.corpus").exists();
        }
        List<Opinion> opinions = new ArrayList<>();
        for (CorpusFile file : CorpusFile.list(manifest)) {
            opinions.add(new Opinion(file, Findings.of(Input.read(CORPUS.resolve(file.path())))));
        }
        return opinions;
    }

    @Test
    void agreesWithTheJudges() throws Exception {
        List<Opinion> opinions = opinions();
        List<Opinion> declined = those(opinions, o -> o.file().isValid() && o.flagged() && o.isDeclined());
        List<Opinion> wrong = those(opinions, o -> o.file().isJudged() && !o.agrees() && !declined.contains(o));
        List<Opinion> disputed = those(opinions, o -> !o.file().isJudged());
        List<Opinion> placed = those(
                opinions,
                o -> o.file().isModule()
                        && o.file().isRejected()
                        && o.flagged()
                        && !o.file().judgesLines().isEmpty());
        List<Opinion> elsewhere = those(placed, o -> !o.isOnAJudgesLine());
        StringBuilder out = new StringBuilder();
        out.append(counts(opinions));
        out.append("\nfirst errors on a line where a judge has one: %d of %d, %.1f %%\n"
                .formatted(placed.size() - elsewhere.size(), placed.size(), share(placed, elsewhere)));
        section(out, "disagreements", wrong);
        section(out, "valid, but of proposals that are not supported", declined);
        section(out, "first error on another line than the judges'", elsewhere);
        section(out, "disputed among the judges, or nothing to judge", disputed);
        write(out.toString());
        assertThat(wrong).isEmpty();
        assertThat(declined).allSatisfy(o -> {
            // one for each module, and a script may hold several
            assertThat(o.errors().map(Diagnostic::problem).distinct())
                    .as(o.toString())
                    .containsExactly(Problem.UNSUPPORTED_FEATURE);
            assertThat(o.errors().map(Diagnostic::message).distinct())
                    .as(o.toString())
                    .hasSize(1);
            assertThat(o.file().isModule() && o.errors().count() > 1)
                    .as(o.toString())
                    .isFalse();
            assertThat(o.file().isUnsupported()).as(o.file().path()).isTrue();
        });
        assertThat(share(placed, elsewhere) / 100).isGreaterThanOrEqualTo(SHARE_ON_A_JUDGES_LINE);
    }

    private static List<Opinion> those(List<Opinion> opinions, Predicate<Opinion> which) {
        return opinions.stream().filter(which).toList();
    }

    private static double share(List<Opinion> all, List<Opinion> others) {
        return 100.0 * (all.size() - others.size()) / all.size();
    }

    private static String counts(List<Opinion> opinions) {
        Map<String, List<Opinion>> groups = opinions.stream()
                .collect(Collectors.groupingBy(
                        o -> o.file().kind() + " " + o.file().verdict(), TreeMap::new, Collectors.toList()));
        StringBuilder out = new StringBuilder();
        groups.forEach((key, group) -> out.append("%-22s %4d files, %4d flagged\n"
                .formatted(key, group.size(), those(group, Opinion::flagged).size())));
        return out.toString();
    }

    private static void section(StringBuilder out, String title, List<Opinion> opinions) {
        out.append("\n").append(title).append(": ").append(opinions.size()).append("\n");
        opinions.forEach(o -> out.append("  ")
                .append(o.file().verdict())
                .append(' ')
                .append(o)
                .append(o.file().remark())
                .append("\n"));
    }

    private static void write(String report) throws IOException {
        Path target = Fixtures.root().resolve("runtime/cli/target/corpus-agreement.txt");
        Files.createDirectories(target.getParent());
        Files.writeString(target, report);
    }

    @Test
    void lineEndsMarksAndTabsChangeNoVerdict() throws Exception {
        for (Opinion opinion : opinions()) {
            SourceText source = opinion.findings().source().orElseThrow();
            String text = source.text();
            if (text.indexOf('\r') >= 0) {
                continue;
            }
            List<String> expected = places(source, opinion.findings().problems());
            assertThat(places(text.replace("\n", "\r\n")))
                    .as("CRLF " + opinion.file().path())
                    .isEqualTo(expected);
            assertThat(places(text.replace("\n", "\r")))
                    .as("CR " + opinion.file().path())
                    .isEqualTo(expected);
            assertThat(places("\uFEFF" + text))
                    .as("mark " + opinion.file().path())
                    .isEqualTo(expected);
            assertThat(places(tabbed(text))).as("tabs " + opinion.file().path()).isEqualTo(expected);
        }
    }

    /** {@return a text with a tab for every two blanks at the beginning of a line} */
    private static String tabbed(String text) {
        return Pattern.compile("(?m)^ +").matcher(text).replaceAll(match -> {
            int blanks = match.group().length();
            return "\t".repeat(blanks / 2) + " ".repeat(blanks % 2);
        });
    }

    /** {@return the codes and lines of what is wrong with a text} */
    private static List<String> places(String text) {
        SourceText source = new SourceText("variant", text);
        return places(source, Analysis.of(source).diagnostics());
    }

    private static List<String> places(SourceText source, List<Diagnostic> problems) {
        return problems.stream()
                .map(problem -> source.positionOf(problem.span().start()).line() + " "
                        + problem.problem().code())
                .toList();
    }
}
