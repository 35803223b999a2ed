package dev.stepwasm.engine.bench;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.HostHook;
import dev.stepwasm.engine.interpret.StackLimits;
import dev.stepwasm.engine.journal.Journal;
import dev.stepwasm.engine.probe.Probes;
import dev.stepwasm.engine.probe.Scope;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * What probes that have nothing to do, and the journal, cost: the six kernels and a loop that calls the host, without
 * anything, with probes (on the entry of {@code run}, which is entered once in a measurement, and on traps), and with the
 * journal, in one process, turn by turn.
 */
final class ProbeBenchmark {
    private static final double WARM_UP_MILLISECONDS = 800;
    private static final int ROUNDS = 11;
    private static final double MILLISECONDS = 120;

    private static final String HOST_LOOP = """
            (module
              (import "env" "next" (func $next (param i32) (result i32)))
              (func (export "run") (param $n i32) (result i32)
                (local $i i32)
                (local $sum i32)
                (loop $rounds
                  (local.set $i (i32.const 100000))
                  (loop $calls
                    (local.set $sum (i32.add (local.get $sum) (call $next (local.get $i))))
                    (br_if $calls (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
                  (br_if $rounds (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                (local.get $sum)))
            """;

    private ProbeBenchmark() {}

    /** Prints a table. Takes the folder with the kernels. */
    static void run(Path folder) throws Exception {
        Map<String, StepModule> modules = new LinkedHashMap<>();
        for (String kernel : Program.KERNELS) {
            modules.put(kernel, StepModule.ofBinary(kernel, Files.readAllBytes(folder.resolve(kernel + ".wasm"))));
        }
        modules.put("host loop", StepModule.ofText("host loop", HOST_LOOP));
        Map<String, List<IntUnaryOperator>> programs = new LinkedHashMap<>();
        for (var module : modules.entrySet()) {
            programs.put(
                    module.getKey(),
                    List.of(plain(module.getValue()), probed(module.getValue()), recorded(module.getValue())));
        }
        for (int pass = 0; pass < 2; pass++) {
            for (List<IntUnaryOperator> runs : programs.values()) {
                for (IntUnaryOperator run : runs) {
                    for (double spent = 0; spent < WARM_UP_MILLISECONDS; ) {
                        spent += Clock.milliseconds(() -> run.applyAsInt(1));
                    }
                }
            }
        }
        System.out.printf(
                "| ms for one run | plain | idle probes | ratio | journal | ratio |%n|---|---|---|---|---|---|%n");
        for (var program : programs.entrySet()) {
            double[] medians = measure(program.getValue());
            System.out.printf(
                    "| %s | %.2f | %.2f | %.3f | %.2f | %.3f |%n",
                    program.getKey(),
                    medians[0],
                    medians[1],
                    medians[1] / medians[0],
                    medians[2],
                    medians[2] / medians[0]);
        }
    }

    private static StepInstance instance(StepModule module, ExecutionControl control) {
        return module.instantiate(
                Imports.builder()
                        .function(
                                "env",
                                "next",
                                new FunctionType(List.of(Numeric.I32), List.of(Numeric.I32)),
                                (caller, arguments) ->
                                        List.of(Value.of(((Value.I32) arguments.getFirst()).value() + 1)))
                        .build(),
                control);
    }

    private static int call(StepInstance instance, int count) {
        return ((Value.I32) instance.invoke("run", Value.of(count)).getFirst()).value();
    }

    private static IntUnaryOperator plain(StepModule module) {
        StepInstance instance = instance(module, new ExecutionControl(StackLimits.DEFAULT, Tier.INTERPRETED));
        return count -> call(instance, count);
    }

    private static IntUnaryOperator probed(StepModule module) {
        StepInstance instance = instance(module, new ExecutionControl(StackLimits.DEFAULT, Tier.INTERPRETED));
        var heard = new ArrayList<String>();
        Probes probes = Probes.of(instance);
        int run = module.module().export("run").orElseThrow().index();
        probes.entries(new Scope.OfFunction(module.code(), run), frame -> heard.clear());
        probes.traps((frame, trap) -> heard.add(trap.getMessage()));
        if (module.module().imports().isEmpty()) {
            probes.hostCalls(new HostHook() {});
        }
        return count -> call(instance, count);
    }

    private static IntUnaryOperator recorded(StepModule module) {
        var control = new ExecutionControl(StackLimits.DEFAULT, Tier.INTERPRETED);
        Journal journal = Journal.record(control, Integer.MAX_VALUE);
        StepInstance instance = instance(module, control);
        return count -> {
            int result = call(instance, count);
            try {
                journal.writeTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return result;
        };
    }

    /** {@return the median of each way for one repetition} */
    private static double[] measure(List<IntUnaryOperator> runs) throws Exception {
        int repetitions = (int) Math.ceil(
                MILLISECONDS / Clock.milliseconds(() -> runs.getFirst().applyAsInt(1)));
        double[][] times = new double[runs.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int way = 0; way < runs.size(); way++) {
                IntUnaryOperator run = runs.get(way);
                times[way][round] = Clock.milliseconds(() -> run.applyAsInt(repetitions)) / repetitions;
            }
        }
        double[] medians = new double[runs.size()];
        for (int way = 0; way < medians.length; way++) {
            medians[way] = Clock.median(times[way]);
        }
        return medians;
    }
}
