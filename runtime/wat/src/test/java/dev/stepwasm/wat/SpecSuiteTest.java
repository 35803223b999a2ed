package dev.stepwasm.wat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
 * The verdicts of the official test suite on modules that are given as text. Disagreements must stand in
 * {@code spec/known-failures.txt} with their reason, and nothing else may stand there.
 */
class SpecSuiteTest {
    /** Proposals that are not promised; their figures are printed only. */
    private static final String FIGURES_ONLY = "proposals/custom-descriptors/";

    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Map<ScriptModules.Verdict, int[]>> counts = new TreeMap<>();

    @Test
    void agreesWithTheSuite() throws IOException {
        Path suite = Path.of(System.getProperty("spec.tests", "missing"));
        assumeTrue(Files.isDirectory(suite) || "true".equals(System.getenv("CI")), "no spec tests at " + suite);
        try (Stream<Path> files = Files.walk(suite)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".wast")).sorted().toList()) {
                check(suite.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        counts.forEach((folder, of) -> System.out.printf(
                "spec %s: %s of valid flagged, %s of invalid and %s of malformed not flagged%n",
                folder,
                figure(of, ScriptModules.Verdict.VALID),
                figure(of, ScriptModules.Verdict.INVALID),
                figure(of, ScriptModules.Verdict.MALFORMED)));
        assertThat(wrong).isEqualTo(knownFailures());
    }

    private static String figure(Map<ScriptModules.Verdict, int[]> of, ScriptModules.Verdict verdict) {
        int[] figures = of.getOrDefault(verdict, new int[2]);
        return figures[0] + "/" + figures[1];
    }

    private void check(String file, String script) {
        String[] parts = file.split("/");
        String folder = parts[0].equals("core") ? "core" : parts[0] + "/" + parts[1];
        for (ScriptModules.Case module : ScriptModules.of(script)) {
            Analysis analysis = Analysis.of(new SourceText(file, module.text()));
            int[] figures = counts.computeIfAbsent(folder, f -> new EnumMap<>(ScriptModules.Verdict.class))
                    .computeIfAbsent(module.verdict(), v -> new int[2]);
            figures[1]++;
            if (analysis.hasErrors() != (module.verdict() != ScriptModules.Verdict.VALID)) {
                figures[0]++;
                if (!file.startsWith(FIGURES_ONLY)) {
                    wrong.add(file + ":" + module.line() + " " + module.verdict());
                }
            }
        }
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
