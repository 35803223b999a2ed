package dev.stepwasm.wat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The verdicts of the official test suite on modules that are given as text. */
class SpecSuiteTest {
    private final List<String> wrong = new ArrayList<>();
    private final int[] counts = new int[6];

    @Test
    void agreesWithTheSuite() throws IOException {
        Path suite = Path.of(System.getProperty("spec.tests", "missing"));
        assumeTrue(Files.isDirectory(suite) || "true".equals(System.getenv("CI")), "no spec tests at " + suite);
        try (Stream<Path> files = Files.walk(suite)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".wast")).sorted().toList()) {
                check(suite.relativize(file), Files.readString(file));
            }
        }
        System.out.printf(
                "spec suite: %d of %d valid modules flagged, %d of %d invalid and %d of %d malformed not flagged%n",
                counts[1], counts[0], counts[3], counts[2], counts[5], counts[4]);
        wrong.forEach(System.out::println);
        assertThat(wrong).hasSizeLessThan(100000);
    }

    private void check(Path file, String script) {
        for (ScriptModules.Case module : ScriptModules.of(script)) {
            Analysis analysis = Analysis.of(new SourceText(file.toString(), module.text()));
            int slot = module.verdict().ordinal() * 2;
            counts[slot]++;
            boolean expected = module.verdict() != ScriptModules.Verdict.VALID;
            if (analysis.hasErrors() != expected) {
                counts[slot + 1]++;
                String detail = expected
                        ? module.text().replaceAll("\\s+", " ")
                        : analysis.diagnostics().stream()
                                .map(d -> show(analysis, d))
                                .limit(3)
                                .toList()
                                .toString();
                wrong.add(file + ":" + module.line() + " " + module.verdict() + " "
                        + (detail.length() > 300 ? detail.substring(0, 300) : detail));
            }
        }
    }

    private static String show(Analysis analysis, Diagnostic d) {
        return analysis.source().positionOf(d.span().start()) + " "
                + d.problem().code() + ": " + d.message();
    }
}
