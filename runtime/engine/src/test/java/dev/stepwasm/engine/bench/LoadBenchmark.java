package dev.stepwasm.engine.bench;

import dev.stepwasm.engine.ImportStub;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.types.FunctionImport;

/**
 * How long it takes until SQLite has opened a database in memory: read, validate, instantiate with stubs for all imports,
 * and call {@code sqlite3_open}. Warm, and cold in fresh processes, beside Endive.
 */
final class LoadBenchmark {
    private static final int WARM_UPS = 40;
    private static final int ROUNDS = 15;
    private static final int PROCESSES = 9;
    private static final int STEPS = 1_000_000;

    private LoadBenchmark() {}

    /** Prints all figures. Takes sql-wasm-debug.wasm. */
    static void run(Path path) throws Exception {
        byte[] file = Files.readAllBytes(path);
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            ours[Math.max(round, 0)] = Clock.milliseconds(() -> stepwasm(file));
            theirs[Math.max(round, 0)] = Clock.milliseconds(() -> endive(file));
        }
        double[] coldOurs = new double[PROCESSES];
        double[] coldTheirs = new double[PROCESSES];
        for (int process = 0; process < PROCESSES; process++) {
            coldOurs[process] = cold("stepwasm", path);
            coldTheirs[process] = cold("endive", path);
        }
        System.out.printf("%n| load %,d bytes, ms | endive | stepwasm | ratio |%n|---|---|---|---|%n", file.length);
        row("warm", Clock.median(theirs), Clock.median(ours));
        row("cold, fresh process", Clock.median(coldTheirs), Clock.median(coldOurs));
        System.out.printf("%nstepping %,d instructions of it: %.0f ms%n", STEPS, step(file));
    }

    private static void row(String what, double theirs, double ours) {
        System.out.printf("| %s | %.1f | %.1f | %.2f |%n", what, theirs, ours, ours / theirs);
    }

    private static double cold(String engine, Path path) throws Exception {
        return Double.parseDouble(
                FreshProcess.answer(List.of(), engine, path.toString()).trim());
    }

    /** Prints the milliseconds that one load takes in this process. */
    static void once(String engine, Path path) throws Exception {
        byte[] file = Files.readAllBytes(path);
        double time = Clock.milliseconds(() -> engine.equals("endive") ? endive(file) : stepwasm(file));
        System.out.println(time);
    }

    private static StepInstance stepwasm(byte[] file) throws Exception {
        StepInstance instance = instance(file);
        instance.invoke("emscripten_stack_init");
        instance.invoke("__wasm_call_ctors");
        int name = ((Value.I32) instance.invoke("malloc", Value.of(64)).getFirst()).value();
        instance.memory("memory").write(name, ":memory:\0".getBytes(StandardCharsets.US_ASCII));
        requireOpen(instance.invoke("sqlite3_open", Value.of(name), Value.of(name + 32))
                .getFirst()
                .equals(Value.of(0)));
        return instance;
    }

    private static StepInstance instance(byte[] file) throws Exception {
        var imports =
                Imports.builder().stubForOthers(ImportStub.log(line -> {})).build();
        return StepModule.ofBinary("sql", file).instantiate(imports);
    }

    private static Instance endive(byte[] file) {
        var module = Parser.parse(file);
        var stubs = new ArrayList<ImportFunction>();
        for (int i = 0; i < module.importSection().importCount(); i++) {
            var wanted = (FunctionImport) module.importSection().getImport(i);
            var type = module.typeSection().getType(wanted.typeIndex());
            long[] zeros = new long[type.returns().size()];
            stubs.add(new HostFunction(wanted.module(), wanted.name(), type, (caller, arguments) -> zeros));
        }
        Instance instance = Instance.builder(module)
                .withImportValues(ImportValues.builder().withFunctions(stubs).build())
                .build();
        instance.export("emscripten_stack_init").apply();
        instance.export("__wasm_call_ctors").apply();
        int name = (int) instance.export("malloc").apply(64)[0];
        instance.memory().write(name, ":memory:\0".getBytes(StandardCharsets.US_ASCII));
        requireOpen(instance.export("sqlite3_open").apply(name, name + 32)[0] == 0);
        return instance;
    }

    private static void requireOpen(boolean opened) {
        if (!opened) {
            throw new AssertionError("SQLite cannot open a database");
        }
    }

    /** {@return the milliseconds until a query has been stepped through for a million instructions} */
    private static double step(byte[] file) throws Exception {
        StepInstance instance = stepwasm(file);
        int text = ((Value.I32) instance.invoke("malloc", Value.of(256)).getFirst()).value();
        String query =
                "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM t LIMIT 100000) SELECT sum(n) FROM t\0";
        instance.memory("memory").write(text + 8, query.getBytes(StandardCharsets.US_ASCII));
        instance.invoke("sqlite3_open", memoryName(instance), Value.of(text));
        int database = instance.memory("memory").readInt(text);
        var steps = new AtomicLong();
        instance.control().setHook((top, cause) -> {
            throw new StepsDone();
        });
        instance.control().setStepping(top -> steps.incrementAndGet() == STEPS);
        return Clock.milliseconds(() -> {
            try {
                instance.invoke(
                        "sqlite3_exec", Value.of(database), Value.of(text + 8), Value.of(0), Value.of(0), Value.of(0));
                throw new AssertionError("the query has only " + steps + " instructions");
            } catch (StepsDone done) {
                return done;
            }
        });
    }

    private static Value memoryName(StepInstance instance) {
        int name = ((Value.I32) instance.invoke("malloc", Value.of(16)).getFirst()).value();
        instance.memory("memory").write(name, ":memory:\0".getBytes(StandardCharsets.US_ASCII));
        return Value.of(name);
    }

    private static final class StepsDone extends RuntimeException {}
}
