package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Times what lints cost while someone types, without the analysis: run by hand, with the files that {@code
 * wat-language-server/bench/run} makes as arguments. Times of edits are those of the processor, so that other programs on
 * the machine do not count.
 */
final class LintTimes {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 300;
    private static final int EDITS = 300;

    private LintTimes() {}

    public static void main(String[] arguments) throws IOException {
        for (String file : arguments) {
            SourceText text = new SourceText(file, Files.readString(Path.of(file)));
            opening(text);
            typing(text, "a space in a body", body -> body.equals(" ") ? "" : " ");
            typing(text, "a call in a body", body -> body.isEmpty() ? " (block call 0 drop)" : "");
        }
    }

    private static void opening(SourceText text) {
        Analysis analysis = Analysis.of(text);
        long best = Long.MAX_VALUE;
        Lints lints = fresh(analysis);
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            lints = fresh(analysis);
            best = Math.min(best, System.nanoTime() - start);
        }
        Map<Lint, Integer> counts = new TreeMap<>();
        lints.findings().forEach(finding -> counts.merge(finding.lint(), 1, Integer::sum));
        System.out.printf("%s: opened in %.1f ms, findings %s%n", text.name(), best / 1e6, counts);
    }

    private static Lints fresh(Analysis analysis) {
        return Lints.of(analysis, Map.of(), false, Optional.empty(), () -> {});
    }

    /** Changes what stands before the first {@code local.get} after the middle, back and forth. */
    private static void typing(SourceText text, String what, UnaryOperator<String> next) {
        int place = text.text().indexOf("local.get", text.length() / 2);
        String typed = "";
        Analysis analysis = Analysis.of(text);
        Lints lints = fresh(analysis);
        long[] times = new long[EDITS];
        for (int i = -WARM_UP; i < EDITS; i++) {
            String now = next.apply(typed);
            text = text.replace(new Span(place, place + typed.length()), now);
            typed = now;
            analysis = Analysis.of(text, analysis);
            long start = CLOCK.getCurrentThreadCpuTime();
            lints = Lints.of(analysis, Map.of(), false, Optional.of(lints), () -> {});
            times[Math.max(i, 0)] = CLOCK.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(times);
        System.out.printf(
                "  %s: median %.2f ms, 90 %% %.2f ms%n", what, times[EDITS / 2] / 1e6, times[EDITS * 9 / 10] / 1e6);
    }
}
