package dev.stepwasm.engine.bench;

import dev.stepwasm.engine.Tier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Programs on Chicory's compiler, on both of our tiers and on V8, one after the other in one process, V8 in one of its
 * own. Times are those of the CPU for the calling thread, in V8 for the process; medians of alternating rounds.
 */
final class TierBenchmark {
    private static final double WARM_UP_MILLISECONDS = 2_000;
    private static final int ROUNDS = 7;
    /** A measurement takes at least this long. */
    private static final double MILLISECONDS = 150;

    private static final int CHICORY = 0;
    private static final int COMPILED = 2;

    /** A way to make an instance. */
    @FunctionalInterface
    private interface Engine {
        Guest instance(byte[] file) throws Exception;
    }

    private static final Map<String, Engine> ENGINES = new LinkedHashMap<>();

    static {
        ENGINES.put("chicory", ChicoryGuest::new);
        ENGINES.put("interpreted", file -> new StepwasmGuest(file, Tier.INTERPRETED));
        ENGINES.put("compiled", file -> new StepwasmGuest(file, Tier.COMPILED));
    }

    private final String node;
    private final Path script;

    private TierBenchmark(String node, Path script) {
        this.node = node;
        this.script = script;
    }

    /**
     * Prints two tables.
     *
     * @param kernels the folder with the kernels
     * @param samples the folder with the samples of the documentation
     * @param own the folder with the programs of the engine's own measurements
     * @param script measures one of them in Node
     * @param names of programs, none for all
     */
    static void run(Path kernels, Path samples, Path own, Path script, List<String> names) throws Exception {
        var benchmark = new TierBenchmark(System.getProperty("bench.node", "node"), script);
        benchmark.table(chosen(Program.scalar(kernels, samples, own), names), true);
        benchmark.table(chosen(Program.others(own), names), false);
    }

    private static List<Program> chosen(List<Program> programs, List<String> names) {
        return programs.stream()
                .filter(program -> names.isEmpty() || names.contains(program.name()))
                .toList();
    }

    private void table(List<Program> programs, boolean withChicory) throws Exception {
        if (programs.isEmpty()) {
            return;
        }
        System.out.printf(
                "%n| ms for one run | %s | v8 | compiled / %s | compiled / v8 |%n|---|---|---|---|---|---|---|%n",
                String.join(" | ", ENGINES.keySet()), withChicory ? "chicory" : "interpreted");
        double logarithms = 0;
        for (Program program : programs) {
            double[] times = times(program, withChicory);
            double v8 = v8(program);
            double ratio = times[COMPILED] / times[withChicory ? CHICORY : 1];
            logarithms += Math.log(ratio);
            System.out.printf(Locale.ROOT, "| %s |", program.name());
            Arrays.stream(times)
                    .mapToObj(time -> time == 0 ? " - |" : String.format(Locale.ROOT, " %.2f |", time))
                    .forEach(System.out::print);
            System.out.printf(Locale.ROOT, " %.2f | %.2f | %.2f |%n", v8, ratio, times[COMPILED] / v8);
        }
        System.out.printf(
                Locale.ROOT,
                "%ngeometric mean of compiled / %s: %.2f%n",
                withChicory ? "chicory" : "interpreted",
                Math.exp(logarithms / programs.size()));
    }

    /** {@return the median of each engine for one run, 0 where it has none} */
    private static double[] times(Program program, boolean withChicory) throws Exception {
        var runs = new ArrayList<IntUnaryOperator>();
        var results = new ArrayList<Integer>();
        for (Engine engine :
                withChicory ? ENGINES.values() : List.copyOf(ENGINES.values()).subList(1, ENGINES.size())) {
            IntUnaryOperator run = program.work().on(engine.instance(program.file()));
            results.add(run.applyAsInt(1));
            warmUp(run);
            runs.add(run);
        }
        if (results.stream().distinct().count() != 1) {
            throw new AssertionError(program.name() + " gives different results: " + results);
        }
        double[] medians = measure(runs);
        return withChicory ? medians : new double[] {0, medians[0], medians[1]};
    }

    private static void warmUp(IntUnaryOperator run) throws Exception {
        for (double spent = 0; spent < WARM_UP_MILLISECONDS; ) {
            spent += milliseconds(run, 2);
        }
    }

    private static double[] measure(List<IntUnaryOperator> runs) throws Exception {
        int[] repetitions = new int[runs.size()];
        for (int engine = 0; engine < repetitions.length; engine++) {
            repetitions[engine] = (int) Math.ceil(MILLISECONDS / milliseconds(runs.get(engine), 1));
        }
        double[][] times = new double[runs.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int engine = 0; engine < repetitions.length; engine++) {
                times[engine][round] = milliseconds(runs.get(engine), repetitions[engine]) / repetitions[engine];
            }
        }
        return Arrays.stream(times).mapToDouble(Clock::median).toArray();
    }

    private static double milliseconds(IntUnaryOperator run, int count) throws Exception {
        return Math.max(1e-3, Clock.milliseconds(() -> run.applyAsInt(count)));
    }

    private double v8(Program program) throws IOException, InterruptedException {
        Path file = Files.createTempFile(program.name(), ".wasm");
        Path source = Files.createTempFile("source", ".go");
        try {
            Files.write(file, program.file());
            Files.writeString(source, Program.goSource());
            Process process = new ProcessBuilder(
                            node, script.toString(), program.kind(), file.toString(), source.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Double.parseDouble(said.strip()) : Double.NaN; // it has said why
        } finally {
            Files.delete(file);
            Files.delete(source);
        }
    }
}
