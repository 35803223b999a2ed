package dev.stepwasm.engine.bench;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ByteArrayMemory;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The kernels on our tiers, on Chicory's compiler and on V8, in one run: turn by turn in this process, and V8 in one of
 * its own. Figures are CPU time, of the calling thread here, of the process there; medians of alternating measurements.
 */
final class TierBenchmark {
    private static final List<String> KERNELS = List.of("fib", "sieve", "matmul", "sha", "bytes", "calli");
    private static final List<String> ENGINES = List.of("interpreted", "compiled", "Chicory's compiler", "V8");
    private static final int COMPILED = 1;
    private static final int CHICORY = 2;
    private static final int V8 = 3;
    private static final double WARM_UP_MILLISECONDS = 1_000;
    private static final int ROUNDS = 9;
    /** A measurement takes at least this long. */
    private static final double MILLISECONDS = 60;

    private TierBenchmark() {}

    /** Prints a table. @param folder with the kernels @param script measures one of them in node */
    static void run(Path folder, Path script) throws Exception {
        Map<String, double[]> rows = new LinkedHashMap<>();
        for (String kernel : KERNELS) {
            Path file = folder.resolve(kernel + ".wasm");
            double[] here = measure(kernel, engines(kernel, Files.readAllBytes(file)));
            rows.put(kernel, here);
            here[V8] = node(script, file);
        }
        System.out.printf(
                "| ms for one run | %s | compiled / Chicory | compiled / V8 | interpreted / compiled |%n|---|%s%n",
                String.join(" | ", ENGINES), "--:|".repeat(ENGINES.size() + 3));
        double[] means = new double[3];
        rows.forEach((kernel, medians) -> {
            double[] ratios = {
                medians[COMPILED] / medians[CHICORY], medians[COMPILED] / medians[V8], medians[0] / medians[COMPILED]
            };
            for (int i = 0; i < means.length; i++) {
                means[i] += Math.log(ratios[i]) / KERNELS.size();
            }
            System.out.println(row(kernel, medians, ratios));
        });
        System.out.println(row(
                "geometric mean",
                new double[0],
                Arrays.stream(means).map(Math::exp).toArray()));
    }

    private static String row(String name, double[] medians, double[] ratios) {
        var row = new StringBuilder("| " + name + " |");
        row.append(medians.length == 0 ? " |".repeat(ENGINES.size()) : "");
        Arrays.stream(medians).forEach(median -> row.append(" %.2f |".formatted(median)));
        Arrays.stream(ratios).forEach(ratio -> row.append(" %.2f |".formatted(ratio)));
        return row.toString();
    }

    private static List<IntUnaryOperator> engines(String kernel, byte[] file) throws Exception {
        var engines = new ArrayList<IntUnaryOperator>();
        for (Tier tier : List.of(Tier.INTERPRETED, Tier.COMPILED)) {
            var instance = StepModule.ofBinary(kernel, file)
                    .instantiate(Imports.none(), InstanceOptions.defaults().withTier(tier));
            engines.add(count ->
                    ((Value.I32) instance.invoke("run", Value.of(count)).getFirst()).value());
        }
        var module = com.dylibso.chicory.wasm.Parser.parse(file);
        var theirs = com.dylibso.chicory.runtime.Instance.builder(module)
                .withMemoryFactory(ByteArrayMemory::new)
                .withMachineFactory(MachineFactoryCompiler.compile(module))
                .build()
                .export("run");
        engines.add(count -> (int) theirs.apply(count)[0]);
        return engines;
    }

    /** {@return the median of each engine for one repetition, and room for another} */
    private static double[] measure(String kernel, List<IntUnaryOperator> runs) throws Exception {
        var results = new ArrayList<Integer>();
        int[] counts = new int[runs.size()];
        for (int engine = 0; engine < counts.length; engine++) {
            IntUnaryOperator run = runs.get(engine);
            results.add(run.applyAsInt(1));
            for (double spent = 0; spent < WARM_UP_MILLISECONDS; ) {
                spent += Clock.milliseconds(() -> run.applyAsInt(2)); // Twice, for the branch back is compiled then.
            }
            counts[engine] = (int) Math.ceil(MILLISECONDS / Clock.milliseconds(() -> run.applyAsInt(1)));
        }
        if (results.stream().distinct().count() != 1) {
            throw new AssertionError(kernel + " gives different results: " + results);
        }
        double[][] times = new double[runs.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int engine = 0; engine < counts.length; engine++) {
                IntUnaryOperator run = runs.get(engine);
                int count = counts[engine];
                times[engine][round] = Clock.milliseconds(() -> run.applyAsInt(count)) / count;
            }
        }
        return Arrays.copyOf(Arrays.stream(times).mapToDouble(Clock::median).toArray(), ENGINES.size());
    }

    private static double node(Path script, Path kernel) throws IOException {
        var process = new ProcessBuilder(
                        System.getProperty("bench.node", "node"),
                        script.toString(),
                        kernel.toString(),
                        String.valueOf(WARM_UP_MILLISECONDS),
                        String.valueOf(ROUNDS),
                        String.valueOf(MILLISECONDS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return Double.parseDouble(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }
}
