package dev.stepwasm.engine.bench;

import java.nio.file.Path;

/** What the engine costs, beside Endive in the same run. Run by hand: {@code runtime/engine/bench/run}. */
public final class EngineBenchmark {
    private EngineBenchmark() {}

    /**
     * Takes {@code tiers FOLDER SCRIPT}, {@code kernels FOLDER}, {@code vectors FOLDER}, {@code probes FOLDER}, {@code load FILE}, {@code limits}, or
     * {@code endive FILE} or {@code stepwasm FILE} for one load.
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("limits")) {
            LimitBenchmark.run();
            return;
        }
        Path path = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "tiers" -> TierBenchmark.run(path, Path.of(arguments[2]));
            case "kernels" -> KernelBenchmark.run(path);
            case "probes" -> ProbeBenchmark.run(path);
            case "vectors" -> KernelBenchmark.runVectors(path);
            case "load" -> LoadBenchmark.run(path);
            default -> LoadBenchmark.once(arguments[0], path);
        }
    }
}
