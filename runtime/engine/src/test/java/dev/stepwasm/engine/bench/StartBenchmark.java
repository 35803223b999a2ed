package dev.stepwasm.engine.bench;

import dev.stepwasm.engine.FunctionTier;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.compile.Context;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StackLimits;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What it takes until a program has its first result, in fresh processes: SQLite fills a table with 100,000 rows and adds
 * them up, interpreted, with tiers, and with tiers for a debugger. And what compiling all of it takes, in time and memory.
 */
final class StartBenchmark {
    private static final int PROCESSES = 5;
    private static final List<String> WAYS = List.of("interpreted", "tiered", "debugged");

    /** Classes are made without an instance that they would be called for. */
    @SuppressWarnings("NullAway")
    private static final Context NOBODY = null;

    private StartBenchmark() {}

    /** Prints all figures. Takes sql-wasm-debug.wasm. */
    static void run(Path path) throws Exception {
        double[][] times = new double[WAYS.size()][PROCESSES];
        for (int process = 0; process < PROCESSES; process++) {
            for (int way = 0; way < times.length; way++) {
                times[way][process] = Double.parseDouble(fresh("first-" + WAYS.get(way), path));
            }
        }
        double interpreted = Clock.median(times[0]);
        System.out.printf(
                "%nms of CPU until the first result of SQLite, on the thread that runs it, fresh processes%n");
        for (int way = 0; way < times.length; way++) {
            double median = Clock.median(times[way]);
            System.out.printf(Locale.ROOT, "%s %.0f, ratio %.2f%n", WAYS.get(way), median, median / interpreted);
        }
        System.out.print(fresh("compile", path));
    }

    private static String fresh(String what, Path path) throws Exception {
        return FreshProcess.answer(
                List.of("-XX:-DontCompileHugeMethods", "-Dstepwasm.hugeMethods=true"), what, path.toString());
    }

    /** Prints the milliseconds until the first result in this process. */
    static void first(String way, Path path) throws Exception {
        byte[] file = Files.readAllBytes(path);
        var control =
                new ExecutionControl(StackLimits.DEFAULT, way.equals(WAYS.getFirst()) ? Tier.INTERPRETED : Tier.TIERED);
        if (way.equals(WAYS.getLast())) {
            control.setHook((top, cause) -> {
                throw new AssertionError(cause);
            });
        }
        System.out.println(Clock.milliseconds(
                () -> Sqlite.of(new StepwasmGuest(file, control)).applyAsInt(1)));
    }

    /** Prints what compiling all functions takes in this process. */
    static void compile(Path path) throws Exception {
        byte[] file = Files.readAllBytes(path);
        StepModule module = StepModule.of(file);
        long begun = System.nanoTime();
        List<FunctionTier> tiers = module.tiers();
        double seconds = (System.nanoTime() - begun) / 1e9;
        long compiled =
                tiers.stream().filter(tier -> tier.whyInterpreted().isEmpty()).count();
        int bytecodes = tiers.stream().mapToInt(FunctionTier::bytecodes).sum();
        long before = classes();
        for (FunctionTier tier : tiers) {
            if (tier.whyInterpreted().isEmpty()) {
                module.code().compiled().function(tier.index()).callee(NOBODY);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "compiling %d of %d functions took %.2f s, %.1f MB of binary a second; a function has %d bytecodes"
                        + " and takes %d bytes for its class%n",
                compiled,
                tiers.size(),
                seconds,
                file.length / 1e6 / seconds,
                bytecodes / compiled,
                (classes() - before) / compiled);
    }

    private static long classes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> Set.of("Metaspace", "Compressed Class Space").contains(pool.getName()))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
