package dev.stepwasm.engine.bench;

import java.nio.file.Path;
import java.util.List;

/** What the engine costs, beside Endive in the same run. Run by hand: {@code runtime/engine/bench/run}. */
public final class EngineBenchmark {
    private EngineBenchmark() {}

    /**
     * Takes {@code tiers KERNELS SAMPLES PROGRAMS SCRIPT NAME...}, {@code debug KERNELS SAMPLES PROGRAMS NAME...},
     * {@code kernels FOLDER}, {@code vectors FOLDER},
     * {@code probes FOLDER}, {@code load FILE}, {@code start FILE}, {@code limits}; and in processes that these start
     * {@code endive FILE}, {@code stepwasm FILE}, {@code compile FILE}, {@code first-interpreted FILE} and others,
     * {@code graal KERNELS SAMPLES PROGRAMS NAME}.
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("limits")) {
            LimitBenchmark.run();
            return;
        }
        Path path = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "tiers" ->
                new TierBenchmark(path, Path.of(arguments[2]), Path.of(arguments[3]), Path.of(arguments[4]))
                        .run(List.of(arguments).subList(5, arguments.length));
            case "graal", "graal-interpreted" ->
                TierBenchmark.graal(
                        arguments[0].equals(TierBenchmark.GRAAL_COMPILES),
                        path,
                        Path.of(arguments[2]),
                        Path.of(arguments[3]),
                        arguments[4]);
            case "debug" ->
                DebugBenchmark.run(
                        path,
                        Path.of(arguments[2]),
                        Path.of(arguments[3]),
                        List.of(arguments).subList(4, arguments.length));
            case "kernels" -> KernelBenchmark.run(path);
            case "probes" -> ProbeBenchmark.run(path);
            case "vectors" -> KernelBenchmark.runVectors(path);
            case "load" -> LoadBenchmark.run(path);
            case "start" -> StartBenchmark.run(path);
            case "compile" -> StartBenchmark.compile(path);
            case "first-interpreted", "first-tiered", "first-debugged" ->
                StartBenchmark.first(arguments[0].substring("first-".length()), path);
            default -> LoadBenchmark.once(arguments[0], path);
        }
    }
}
