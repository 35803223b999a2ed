package dev.stepwasm.wat.bench;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long it takes to check a text, and to check it again after each kind of edit; how much heap it holds. Run by hand,
 * with other tools on the same files: {@code runtime/wat/bench/run}.
 */
public final class FrontEndBenchmark {
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 15;

    private FrontEndBenchmark() {}

    /** Takes the files to check. */
    public static void main(String[] args) throws IOException {
        System.out.printf("%-6s %-34s %8s %8s%n", "file", "stepwasm, warm", "min ms", "median");
        for (String arg : args) {
            Path file = Path.of(arg);
            String name = String.valueOf(file.getFileName()).replace(".wat", "");
            String text = Files.readString(file);
            full(name, text);
            if (text.length() > 500_000) {
                edits(name, text);
            }
            heap(name, text);
        }
    }

    private static void full(String name, String text) {
        double[] times = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long start = System.nanoTime();
            keep(Analysis.of(new SourceText(name, text)));
            times[Math.max(i, 0)] = (System.nanoTime() - start) / 1e6;
        }
        print(name, "full check", times);
    }

    private static void edits(String name, String text) {
        Analysis analysis = Analysis.of(new SourceText(name, text));
        for (Map.Entry<String, Edit> edit : editsOf(text).entrySet()) {
            double[] times = new double[ROUNDS];
            double[] undone = new double[ROUNDS];
            for (int i = -WARM_UP; i < ROUNDS; i++) {
                long start = System.nanoTime();
                SourceText edited = edit.getValue().applied(analysis.source());
                Analysis after = Analysis.of(edited, analysis);
                long middle = System.nanoTime();
                analysis = Analysis.of(edit.getValue().undone(edited), after);
                long end = System.nanoTime();
                times[Math.max(i, 0)] = (middle - start) / 1e6;
                undone[Math.max(i, 0)] = (end - middle) / 1e6;
            }
            print(name, edit.getKey(), times);
            print(name, edit.getKey() + ", undone", undone);
        }
    }

    private record Edit(int at, String old, String replacement) {
        SourceText applied(SourceText source) {
            return source.replace(new Span(at, at + old.length()), replacement);
        }

        SourceText undone(SourceText source) {
            return source.replace(new Span(at, at + replacement.length()), old);
        }
    }

    private static Map<String, Edit> editsOf(String text) {
        int body = text.indexOf("local.get ", text.length() / 2);
        int line = text.lastIndexOf('\n', body) + 1;
        int close = text.indexOf(")\n  (func", text.length() / 2);
        int top = text.indexOf('\n') + 1;
        Map<String, Edit> edits = new LinkedHashMap<>();
        edits.put("a letter in a body", new Edit(body + 5, "", "x"));
        edits.put("a digit in a body", new Edit(body + "local.get ".length(), "", "1"));
        edits.put("a space in a body", new Edit(body, "", " "));
        edits.put("a newline in a body", new Edit(body, "", "\n"));
        edits.put("an instruction in a body", new Edit(line, "", "    (drop (i32.const 1))\n"));
        edits.put("a ( mid-file", new Edit(body, "", "("));
        edits.put("a \" mid-file", new Edit(body, "", "\""));
        edits.put("a (; mid-file", new Edit(body, "", "(;"));
        edits.put("a ) less mid-file", new Edit(close, ")", ""));
        edits.put("a type at the top", new Edit(top, "", "  (type (func (param i64 i64 f32)))\n"));
        edits.put("a function at the top", new Edit(text.indexOf("  (func", top), "", "  (func $new)\n"));
        edits.put("an import at the top", new Edit(top, "", "  (import \"m\" \"n\" (func))\n"));
        return edits;
    }

    private static void heap(String name, String text) {
        Runtime runtime = Runtime.getRuntime();
        Analysis[] held = {Analysis.of(new SourceText(name, text))};
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        System.out.printf("%-6s %-34s %8.1f MB%n", name, "heap with the analysis held", used / 1e6);
        keep(held[0]);
    }

    private static volatile int sink;

    private static void keep(Analysis analysis) {
        sink = analysis.diagnostics().size();
    }

    private static void print(String name, String what, double[] times) {
        Arrays.sort(times);
        System.out.printf("%-6s %-34s %8.1f %8.1f%n", name, what, times[0], times[times.length / 2]);
    }
}
