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
import java.util.stream.DoubleStream;

/**
 * Programs on Chicory's compiler and on both of our tiers, one after the other in one process, and on V8 and GraalWasm,
 * each in one of its own. Times are those of the CPU for the calling thread, in V8 for the process; medians of
 * alternating rounds.
 */
final class TierBenchmark {
    private static final double WARM_UP_MILLISECONDS = 2_000;
    /** HotSpot takes up to half a minute for the main loop of SQLite, ours and Chicory's. */
    private static final double SQLITE_WARM_UP_MILLISECONDS = 45_000;

    private static final int CHICORY = 0;
    private static final int COMPILED = 2;

    /** What the process is asked for in which GraalWasm runs. */
    static final String GRAAL_COMPILES = "graal";

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

    private final Path kernels;
    private final Path samples;
    private final Path own;
    private final Path script;

    /**
     * @param kernels the folder with the kernels
     * @param samples the folder with the samples of the documentation
     * @param own the folder with the programs of the engine's own measurements
     * @param script measures one of them in Node
     */
    TierBenchmark(Path kernels, Path samples, Path own, Path script) {
        this.kernels = kernels;
        this.samples = samples;
        this.own = own;
        this.script = script;
    }

    /** Prints two tables. @param names of programs, none for all */
    void run(List<String> names) throws Exception {
        table(chosen(Program.scalar(kernels, samples, own), names), true);
        table(chosen(Program.others(own), names), false);
    }

    /** Prints what GraalWasm takes for a program. */
    static void graal(boolean compiled, Path kernels, Path samples, Path own, String name) throws Exception {
        var programs = new ArrayList<>(Program.scalar(kernels, samples, own));
        programs.addAll(Program.others(own));
        for (Program program : chosen(programs, List.of(name))) {
            GraalGuest.print(compiled, program);
        }
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
                "%n| ms for one run | %s | v8 | graal, interpreted | graal | compiled / %s | compiled / v8 | compiled / graal |%n"
                        + "|---|---|---|---|---|---|---|---|---|---|%n",
                String.join(" | ", ENGINES.keySet()), withChicory ? "chicory" : "interpreted");
        double logarithms = 0;
        for (Program program : programs) {
            double[] times = times(program, withChicory);
            double v8 = v8(program);
            double graal = graal(GRAAL_COMPILES, program);
            double ratio = times[COMPILED] / times[withChicory ? CHICORY : 1];
            logarithms += Math.log(ratio);
            System.out.printf("| %s |", program.name());
            DoubleStream.concat(
                            Arrays.stream(times),
                            DoubleStream.of(
                                    v8,
                                    graal("graal-interpreted", program),
                                    graal,
                                    ratio,
                                    times[COMPILED] / v8,
                                    times[COMPILED] / graal))
                    .mapToObj(figure -> Double.isNaN(figure) ? " - |" : String.format(Locale.ROOT, " %.2f |", figure))
                    .forEach(System.out::print);
            System.out.println();
        }
        System.out.printf(
                Locale.ROOT,
                "%ngeometric mean of compiled / %s: %.2f%n",
                withChicory ? "chicory" : "interpreted",
                Math.exp(logarithms / programs.size()));
    }

    /** {@return the median of each engine for one run, NaN where it has none} */
    private static double[] times(Program program, boolean withChicory) throws Exception {
        var runs = new ArrayList<IntUnaryOperator>();
        var results = new ArrayList<Integer>();
        for (Engine engine :
                withChicory ? ENGINES.values() : List.copyOf(ENGINES.values()).subList(1, ENGINES.size())) {
            IntUnaryOperator run = program.work().on(engine.instance(program.file()));
            results.add(run.applyAsInt(1));
            SteadyState.warmUp(
                    run, program.name().equals("sqlite") ? SQLITE_WARM_UP_MILLISECONDS : WARM_UP_MILLISECONDS);
            runs.add(run);
        }
        if (results.stream().distinct().count() != 1) {
            throw new AssertionError(program.name() + " gives different results: " + results);
        }
        double[] medians = SteadyState.measure(runs);
        return withChicory ? medians : new double[] {Double.NaN, medians[0], medians[1]};
    }

    /** {@return the median on GraalWasm, NaN if it is not there or refuses the program} */
    private double graal(String way, Program program) throws Exception {
        String jars = System.getProperty("bench.graal", "");
        if (jars.isEmpty()) {
            return Double.NaN;
        }
        String answer = FreshProcess.answer(
                List.of(
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:+EnableJVMCI",
                        "--upgrade-module-path=" + jars + "/upgrade",
                        "--module-path=" + jars,
                        "--add-modules=org.graalvm.polyglot,org.graalvm.wasm,org.graalvm.truffle.runtime",
                        "--enable-native-access=org.graalvm.truffle",
                        "--sun-misc-unsafe-memory-access=allow"),
                way,
                kernels.toString(),
                samples.toString(),
                own.toString(),
                program.name());
        return answer.isEmpty() ? Double.NaN : Double.parseDouble(answer.strip());
    }

    private double v8(Program program) throws IOException, InterruptedException {
        Path file = Files.createTempFile(program.name(), ".wasm");
        Path source = Files.createTempFile("source", ".go");
        try {
            Files.write(file, program.file());
            Files.writeString(source, Program.goSource());
            Process process = new ProcessBuilder(
                            System.getProperty("bench.node", "node"),
                            script.toString(),
                            program.kind(),
                            file.toString(),
                            source.toString())
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
