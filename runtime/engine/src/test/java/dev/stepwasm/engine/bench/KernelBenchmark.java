package dev.stepwasm.engine.bench;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;

/**
 * Small programs on the stepping interpreter and on Endive's, in one process, turn by turn, after all of them have
 * been warmed up: each engine's main loop has seen all of the programs.
 */
final class KernelBenchmark {
    private static final double WARM_UP_MILLISECONDS = 1_200;
    private static final int ROUNDS = 9;
    /** A measurement takes at least this long. */
    private static final double MILLISECONDS = 150;

    /** A way to run a kernel. */
    @FunctionalInterface
    private interface Engine {
        IntUnaryOperator load(String kernel, byte[] file) throws Exception;
    }

    private static final Map<String, Engine> ENGINES = new LinkedHashMap<>();

    static {
        ENGINES.put("endive", KernelBenchmark::endive);
        ENGINES.put("stepwasm", KernelBenchmark::stepwasm);
    }

    private KernelBenchmark() {}

    private static IntUnaryOperator endive(String kernel, byte[] file) {
        var run = Instance.builder(Parser.parse(file)).build().export("run");
        return count -> (int) run.apply(count)[0];
    }

    private static IntUnaryOperator stepwasm(String kernel, byte[] file) throws Exception {
        var instance = StepModule.ofBinary(kernel, file)
                .instantiate(Imports.none(), InstanceOptions.defaults().withTier(Tier.INTERPRETED));
        return count -> ((Value.I32) instance.invoke("run", Value.of(count)).getFirst()).value();
    }

    /** Prints a table. Takes the folder with the kernels. */
    static void run(Path folder) throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        for (String kernel : Program.KERNELS) {
            files.put(kernel, Files.readAllBytes(folder.resolve(kernel + ".wasm")));
        }
        run(files);
    }

    /** Prints a table for programs that use vectors. Takes the folder with their text. */
    static void runVectors(Path folder) throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        for (String kernel : Program.VECTORS) {
            String text = Files.readString(folder.resolve(kernel + ".wat"));
            files.put(kernel, StepModule.ofText(kernel, text).bytes());
        }
        run(files);
    }

    private static void run(Map<String, byte[]> files) throws Exception {
        var programs = new LinkedHashMap<String, List<IntUnaryOperator>>();
        for (var file : files.entrySet()) {
            var runs = new ArrayList<IntUnaryOperator>();
            for (Engine engine : ENGINES.values()) {
                runs.add(engine.load(file.getKey(), file.getValue()));
            }
            programs.put(file.getKey(), runs);
        }
        for (int pass = 0; pass < 2; pass++) {
            for (var program : programs.entrySet()) {
                warmUp(pass, program.getKey(), program.getValue());
            }
        }
        System.out.printf(
                "| ms for one run | %s | ratio |%n|---|%s---|%n",
                String.join(" | ", ENGINES.keySet()), "---|".repeat(ENGINES.size()));
        double logarithms = 0;
        for (var program : programs.entrySet()) {
            double[] medians = measure(program.getValue());
            double ratio = medians[0] / medians[1];
            logarithms += Math.log(ratio);
            System.out.printf("| %s |", program.getKey());
            Arrays.stream(medians).forEach(median -> System.out.printf(" %.2f |", median));
            System.out.printf(" %.2f |%n", ratio);
        }
        System.out.printf("%nEndive / stepwasm, geometric mean: %.2f%n", Math.exp(logarithms / files.size()));
    }

    private static void warmUp(int pass, String kernel, List<IntUnaryOperator> runs) throws Exception {
        var results = new ArrayList<Integer>();
        for (IntUnaryOperator run : runs) {
            results.add(run.applyAsInt(1));
            for (double spent = 0; spent < WARM_UP_MILLISECONDS; ) {
                spent += Clock.milliseconds(() -> run.applyAsInt(2)); // Twice, for the branch back is compiled then.
            }
        }
        if (pass == 0 && results.stream().distinct().count() != 1) {
            throw new AssertionError(kernel + " gives different results: " + results);
        }
    }

    /** {@return the median of each engine for one repetition} */
    private static double[] measure(List<IntUnaryOperator> runs) throws Exception {
        int[] repetitions = new int[runs.size()];
        double[][] times = new double[runs.size()][ROUNDS];
        for (int engine = 0; engine < repetitions.length; engine++) {
            IntUnaryOperator run = runs.get(engine);
            repetitions[engine] = (int) Math.ceil(MILLISECONDS / Clock.milliseconds(() -> run.applyAsInt(1)));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int engine = 0; engine < repetitions.length; engine++) {
                IntUnaryOperator run = runs.get(engine);
                int count = repetitions[engine];
                times[engine][round] = Clock.milliseconds(() -> run.applyAsInt(count)) / count;
            }
        }
        return Arrays.stream(times).mapToDouble(Clock::median).toArray();
    }
}
