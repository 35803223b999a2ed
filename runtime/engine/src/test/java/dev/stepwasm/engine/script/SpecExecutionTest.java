package dev.stepwasm.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwasm.engine.Tier;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.GeneratedBlock;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the official test suite, in which nothing may fail, and keeps the figures in {@code docs/conformance.md}. */
class SpecExecutionTest {
    /** Proposals that are not promised: figures only. */
    private static final String FIGURES_ONLY = "proposals/custom-descriptors";

    private static final Path SUITE = Path.of(System.getProperty("spec.tests", "missing"));

    /** A script of the suite and what became of it. */
    private record Run(String file, SourceText source, ScriptReport report) {
        String folder() {
            return file.substring(0, file.lastIndexOf('/'));
        }

        Stream<Result> assertions() {
            return report.results().stream().filter(result -> isExecutable(result.command()));
        }

        String place(Result result) {
            return file + ":"
                    + source.positionOf(result.command().span().start()).line();
        }
    }

    private static boolean isExecutable(Command command) {
        return switch (command) {
            case Command.Action action -> true;
            case Command.AssertReturn asserted -> true;
            case Command.AssertFailure asserted -> true;
            case Command.AssertModule asserted -> !asserted.verdict().isWrong();
            case Command other -> false;
        };
    }

    @Test
    void doesWhatTheSuiteSays() {
        assumeTrue(
                Files.isDirectory(SUITE) || "true".equals(System.getenv("CI")),
                () -> "left out: no spec tests at " + SUITE + "; -Dspec.tests=DIR says where they are");
        List<Run> runs = runs(Tier.INTERPRETED);
        assertThat(failures(runs)).isEmpty();
        page(runs);
    }

    @Test
    void compiledCodeDoesWhatTheSuiteSays() {
        assumeTrue(
                Files.isDirectory(SUITE) || "true".equals(System.getenv("CI")),
                () -> "left out: no spec tests at " + SUITE + "; -Dspec.tests=DIR says where they are");
        assertThat(failures(runs(Tier.COMPILED))).isEmpty();
    }

    private static List<Run> runs(Tier tier) {
        try (Stream<Path> files = Files.walk(SUITE)) {
            return files.filter(file -> file.toString().endsWith(".wast")).sorted().toList().parallelStream()
                    .map(path -> run(path, tier))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Run run(Path path, Tier tier) {
        String file = SUITE.relativize(path).toString().replace('\\', '/');
        try {
            var source = new SourceText(file, Files.readString(path));
            var options = new ScriptOptions(Duration.ofMinutes(1), line -> {}, OptionalLong.empty(), tier);
            return new Run(file, source, ScriptRunner.run(Script.of(Analysis.of(source)), options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> failures(List<Run> runs) {
        return runs.stream()
                .filter(run -> !run.folder().equals(FIGURES_ONLY))
                .flatMap(run -> run.report().results().stream()
                        .filter(result -> isExecutable(result.command()) || result.command() instanceof Command.Define)
                        .filter(result -> result.outcome() instanceof Outcome.Failed)
                        .map(run::place))
                .toList();
    }

    private static void page(List<Run> runs) {
        Map<String, List<Run>> folders =
                runs.stream().collect(Collectors.groupingBy(Run::folder, TreeMap::new, Collectors.toList()));
        var rows = new StringBuilder();
        folders.forEach((folder, of) -> rows.append(row(folder, of)));
        rows.append(row("all", runs));
        GeneratedBlock.expect(
                Fixtures.root().resolve("docs/conformance.md"), "execution", "SpecExecutionTest", """
                ## Execution

                Assertions that need a running module, and bare actions; `./stepwasm test` counts modules and verdicts too.

                | folder | scripts | passed | failed | skipped | why skipped |
                |---|--:|--:|--:|--:|---|
                %s
                There are no known failures.
                """.formatted(rows));
    }

    private static String row(String folder, List<Run> runs) {
        List<Outcome> outcomes =
                runs.stream().flatMap(Run::assertions).map(Result::outcome).toList();
        String reasons = folder.equals("all") ? "" : reasons(runs);
        return "| %s | %d | %d | %d | %d | %s |%n"
                .formatted(
                        folder,
                        runs.size(),
                        count(outcomes, Outcome.Passed.class),
                        count(outcomes, Outcome.Failed.class),
                        count(outcomes, Outcome.Skipped.class),
                        reasons)
                .replace(System.lineSeparator(), "\n");
    }

    private static long count(List<Outcome> outcomes, Class<? extends Outcome> kind) {
        return outcomes.stream().filter(kind::isInstance).count();
    }

    private static String reasons(List<Run> runs) {
        return runs.stream()
                .flatMap(Run::assertions)
                .map(Result::outcome)
                .flatMap(outcome -> Optional.of(outcome)
                        .filter(Outcome.Skipped.class::isInstance)
                        .map(skipped -> ((Outcome.Skipped) skipped).reason())
                        .stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
