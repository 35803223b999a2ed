package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stepwasm.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Compares {@code check} with independent judges on files of other projects, and writes the counts to
 * {@code target/corpus-agreement.txt}. The counts are a figure, not a bar; a crash or an endless check is a failure.
 */
final class CorpusTest {
    private static final Path CORPUS = Path.of(System.getProperty("wat.corpus", ""));

    /** What the judges and {@code check} say of one file. */
    private record Opinion(String path, String kind, String verdict, boolean flagged, String first) {
        boolean agrees() {
            return switch (verdict) {
                case "valid" -> !flagged;
                case "malformed", "invalid", "rejected" -> flagged;
                default -> false;
            };
        }

        boolean judged() {
            return List.of("valid", "malformed", "invalid", "rejected").contains(verdict);
        }
    }

    @Test
    void neverCrashesAndCountsAgreement() throws Exception {
        Path manifest = CORPUS.resolve("MANIFEST.tsv");
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(manifest).as("the corpus of WAT files, -Dwat.corpus").exists();
        }
        List<Opinion> opinions = new ArrayList<>();
        for (Map<String, String> row : rows(manifest)) {
            Findings findings = Findings.of(Input.read(CORPUS.resolve(row.get("path"))));
            opinions.add(new Opinion(
                    row.get("path"), row.get("kind"), row.get("verdict"), findings.hasErrors(), first(findings)));
        }
        String report = report(opinions);
        Path target = Fixtures.root().resolve("runtime/cli/target/corpus-agreement.txt");
        Files.createDirectories(target.getParent());
        Files.writeString(target, report);
        System.out.println(report.lines().limit(12).reduce("", (all, line) -> all + line + "\n"));
        assertThat(opinions).isNotEmpty();
    }

    private static String first(Findings findings) {
        if (findings.problems().isEmpty()) {
            return "";
        }
        var problem = findings.problems().get(0);
        String place = findings.source()
                .map(source -> source.positionOf(problem.span().start()))
                .map(at -> at.line() + ":" + at.column() + ": ")
                .orElse("");
        return place + problem.problem().code() + ": " + problem.message();
    }

    private static String report(List<Opinion> opinions) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Opinion opinion : opinions) {
            int[] of = counts.computeIfAbsent(opinion.kind() + " " + opinion.verdict(), key -> new int[2]);
            of[0]++;
            of[1] += opinion.judged() ? (opinion.agrees() ? 1 : 0) : (opinion.flagged() ? 1 : 0);
        }
        StringBuilder out = new StringBuilder();
        long judged = opinions.stream().filter(Opinion::judged).count();
        long agreed = opinions.stream().filter(Opinion::agrees).count();
        out.append("check agrees with the judges on %d of %d files\n".formatted(agreed, judged));
        counts.forEach((key, of) -> out.append("  %-22s %4d files, %4d %s\n"
                .formatted(
                        key,
                        of[0],
                        of[1],
                        List.of("disputed", "mixed", "no-text-module").stream().anyMatch(key::endsWith)
                                ? "flagged"
                                : "agree")));
        out.append("\ndisagreements:\n");
        opinions.stream()
                .filter(o -> o.judged() && !o.agrees())
                .forEach(o -> out.append("  %s %s: %s\n"
                        .formatted(o.verdict(), o.path(), o.first().isEmpty() ? "no problem reported" : o.first())));
        return out.toString();
    }

    private static List<Map<String, String>> rows(Path manifest) throws IOException {
        List<String> lines = Files.readAllLines(manifest);
        List<String> header = Arrays.asList(lines.get(0).split("\t", -1));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < Math.min(cells.length, header.size()); i++) {
                row.put(header.get(i), cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
