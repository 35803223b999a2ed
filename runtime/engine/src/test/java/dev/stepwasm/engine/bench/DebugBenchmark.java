package dev.stepwasm.engine.bench;

import dev.stepwasm.engine.ImportStub;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.debug.BreakpointRequest;
import dev.stepwasm.engine.debug.BreakpointRule;
import dev.stepwasm.engine.debug.DebugListener;
import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.Invocation;
import dev.stepwasm.engine.debug.LinkedProgram;
import dev.stepwasm.engine.debug.Outcome;
import dev.stepwasm.engine.debug.RunLimits;
import dev.stepwasm.engine.debug.Stop;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StackLimits;
import dev.stepwasm.engine.interpret.StopCause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.SynchronousQueue;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to be debugged: compiled code for nobody and for debuggers, without and with a breakpoint that is never
 * reached, in alternating rounds; a condition that never holds; how late a loop pauses; and speed after many changes of
 * breakpoints.
 */
final class DebugBenchmark {
    private static final double WARM_UP_MILLISECONDS = 5_000;
    private static final int ROUNDS = 9;
    private static final double MILLISECONDS = 60;
    private static final String STOPS = "stops";
    private static final int PAUSES = 200;
    private static final int CHANGES = 1_000;
    private static final int TRIES = Integer.getInteger("bench.tries", 100_000_000);

    private static final String LOOP = """
            (module
              (func $spin (export "spin") (param $n i32) (result i32) (local $i i32) (local $s i32)
                (loop $again
                  (local.set $s (i32.add (local.get $s) (i32.xor (local.get $i) (i32.const 5))))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br_if $again (i32.lt_u (local.get $i) (local.get $n))))
                (local.get $s))
              (func $cold (export "cold") (result i32) (i32.const 1)))
            """;

    private static final String CALLS = """
            (module
              (func $spin (export "spin") (param $n i32) (result i32) (local $i i32) (local $s i32)
                (loop $again
                  (local.set $s (call $next (local.get $s) (local.get $i)))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br_if $again (i32.lt_u (local.get $i) (local.get $n))))
                (local.get $s))
              (func $next (param $s i32) (param $i i32) (result i32)
                (i32.add (local.get $s) (i32.xor (local.get $i) (i32.const 5)))))
            """;

    private DebugBenchmark() {}

    /** Prints all of it. @param names of programs, or {@value #STOPS} for what is not about programs; none for all */
    static void run(Path kernels, Path samples, Path own, List<String> names) throws Exception {
        List<Program> programs = Program.scalar(kernels, samples, own).stream()
                .filter(program -> names.isEmpty() || names.contains(program.name()))
                .toList();
        if (!programs.isEmpty()) {
            speeds(programs);
        }
        if (names.isEmpty() || names.contains(STOPS)) {
            StepModule loop = StepModule.ofText("loop.wat", LOOP);
            pauses(loop);
            changes(loop);
            conditions("in a loop", loop, 5);
            conditions("in a function that a loop calls", StepModule.ofText("calls.wat", CALLS), 9);
        }
    }

    private static void speeds(List<Program> programs) throws Exception {
        System.out.printf(
                "%n| ms for one run | for nobody | for debuggers | ratio | breakpoint not reached | ratio |%n");
        System.out.printf("|---|---|---|---|---|---|%n");
        double debugged = 0;
        double broken = 0;
        int withBreakpoint = 0;
        for (Program program : programs) {
            var runs = new ArrayList<IntUnaryOperator>();
            runs.add(program.work().on(new StepwasmGuest(program.file(), Tier.COMPILED)));
            runs.add(program.work().on(guest(program, control())));
            IntUnaryOperator third = withColdBreakpoint(program);
            if (third != null) {
                runs.add(third);
            }
            double[] times = measure(runs);
            debugged += Math.log(times[1] / times[0]);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f |",
                    program.name(),
                    times[0],
                    times[1],
                    times[1] / times[0]);
            if (third != null) {
                broken += Math.log(times[2] / times[0]);
                withBreakpoint++;
                System.out.printf(Locale.ROOT, " %.2f | %.2f |%n", times[2], times[2] / times[0]);
            } else {
                System.out.printf(" - | - |%n"); // All its functions are reached.
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%ngeometric means: %.3f for debuggers, %.3f with a breakpoint that is not reached%n",
                Math.exp(debugged / programs.size()),
                Math.exp(broken / Math.max(1, withBreakpoint)));
    }

    private static ExecutionControl control() {
        var control = new ExecutionControl(StackLimits.DEFAULT, Tier.COMPILED);
        control.setHook((top, cause) -> {
            if (!(cause instanceof StopCause.Trapped)) {
                throw new AssertionError("stopped in " + top.functionName());
            }
        });
        return control;
    }

    private static Guest guest(Program program, ExecutionControl control) throws Exception {
        return new StepwasmGuest(program.file(), control);
    }

    /** {@return a program with a breakpoint in a function that is not reached; null if all are} */
    private static @Nullable IntUnaryOperator withColdBreakpoint(Program program) throws Exception {
        var interpreter = new ExecutionControl(StackLimits.DEFAULT, Tier.INTERPRETED);
        var watched = new StepwasmGuest(program.file(), interpreter);
        Map<Integer, Integer> unreached = new TreeMap<>();
        int first = watched.code().module().importedFunctionCount();
        for (int i = 0; i < watched.code().module().functions().size(); i++) {
            int[] places = watched.code().stopOffsets(first + i);
            if (places.length > 0) {
                unreached.put(first + i, places[0]);
                interpreter.addBreakpoint(watched.code(), places[0]);
            }
        }
        interpreter.setHook((top, cause) -> {
            if (cause == StopCause.Plain.BREAKPOINT) {
                unreached.remove(top.functionIndex());
                interpreter.removeBreakpoint(top.code(), top.codeOffset());
            }
        });
        Clock.milliseconds(() -> program.work().on(watched).applyAsInt(1));
        if (unreached.isEmpty()) {
            return null;
        }
        ExecutionControl control = control();
        var guest = new StepwasmGuest(program.file(), control);
        control.addBreakpoint(guest.code(), unreached.values().iterator().next());
        return program.work().on(guest);
    }

    private static double[] measure(List<IntUnaryOperator> runs) throws Exception {
        int[] repetitions = new int[runs.size()];
        for (int i = 0; i < repetitions.length; i++) {
            IntUnaryOperator run = runs.get(i);
            for (double spent = 0; spent < WARM_UP_MILLISECONDS; ) {
                spent += milliseconds(run, 2);
            }
            repetitions[i] = (int) Math.ceil(MILLISECONDS / milliseconds(run, 1));
        }
        double[][] times = new double[runs.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < repetitions.length; i++) {
                times[i][round] = milliseconds(runs.get(i), repetitions[i]) / repetitions[i];
            }
        }
        return Arrays.stream(times).mapToDouble(Clock::median).toArray();
    }

    private static double milliseconds(IntUnaryOperator run, int count) throws Exception {
        return Math.max(1e-3, Clock.milliseconds(() -> run.applyAsInt(count)));
    }

    private static StepInstance instance(StepModule module, ExecutionControl control) {
        Imports imports = Imports.builder()
                .stubForOthers(ImportStub.returns(List.of("0")))
                .build();
        return module.instantiate(imports, control, InstanceOptions.defaults());
    }

    /** How long it takes from the request to the stop, on the wall. */
    private static void pauses(StepModule loop) throws Exception {
        var control = new ExecutionControl(StackLimits.DEFAULT, Tier.COMPILED);
        var stops = new SynchronousQueue<Long>();
        var left = new int[] {PAUSES};
        control.setHook((top, cause) -> {
            long now = System.nanoTime();
            top.setLocal(1, Value.of(0));
            if (--left[0] == 0) {
                top.setLocal(0, Value.of(0));
            }
            try {
                stops.put(now);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        StepInstance instance = instance(loop, control);
        var runner = new Thread(() -> instance.invoke("spin", Value.of(-1)));
        runner.start();
        double[] late = new double[PAUSES];
        for (int i = 0; i < PAUSES; i++) {
            while (Arrays.stream(runner.getStackTrace())
                    .noneMatch(frame -> frame.getMethodName().equals("$spin"))) {
                Thread.onSpinWait();
            }
            long asked = System.nanoTime();
            control.requestPause();
            late[i] = (stops.take() - asked) / 1e6;
        }
        runner.join();
        Arrays.sort(late);
        System.out.printf(
                Locale.ROOT,
                "%npause of a loop that runs compiled, ms over %d tries: median %.2f, p99 %.2f, worst %.2f%n",
                PAUSES,
                late[PAUSES / 2],
                late[PAUSES * 99 / 100],
                late[PAUSES - 1]);
    }

    /** Speed before and after many breakpoints have come and gone, in the function that runs and in another one. */
    private static void changes(StepModule loop) throws Exception {
        ExecutionControl control = control();
        StepInstance instance = instance(loop, control);
        IntUnaryOperator run = count -> {
            for (int i = 0; i < count; i++) {
                instance.invoke("spin", Value.of(1_000_000));
            }
            return count;
        };
        double before = measure(List.of(run))[0];
        int[] places = {loop.code().stopOffsets(0)[0], loop.code().stopOffsets(1)[0]};
        for (int i = 0; i < CHANGES; i++) {
            int place = places[i % 2];
            control.addBreakpoint(loop.code(), place);
            if (i % 2 == 1) {
                instance.invoke("spin", Value.of(10_000));
            }
            control.removeBreakpoint(loop.code(), place);
            instance.invoke("spin", Value.of(10_000));
        }
        double after = measure(List.of(run))[0];
        System.out.printf(
                Locale.ROOT,
                "%nms for a million turns: %.3f before and %.3f after %d breakpoints have come and gone, ratio %.3f%n",
                before,
                after,
                CHANGES,
                after / before);
    }

    /** A condition that never holds, each turn of a loop, beside the same loop in the interpreter; on the wall. */
    private static void conditions(String where, StepModule loop, int line) throws Exception {
        var interpreter = new ExecutionControl(StackLimits.DEFAULT, Tier.INTERPRETED);
        StepInstance instance = instance(loop, interpreter);
        instance.invoke("spin", Value.of(TRIES / 20));
        long begun = System.nanoTime();
        instance.invoke("spin", Value.of(TRIES));
        double plain = (System.nanoTime() - begun) / 1e6;
        double conditional = conditional(loop, line, "$i == -1");
        System.out.printf(
                Locale.ROOT,
                "%nms for %d turns: %.0f interpreted without a breakpoint, %.0f with a condition that never holds"
                        + " %s, ratio %.2f%n",
                TRIES,
                plain,
                conditional,
                where,
                conditional / plain);
    }

    /** Expects no stop. */
    private static final class Ends implements DebugListener {
        @Override
        public void stopped(DebuggedThread thread, Stop stop) {
            throw new AssertionError(stop.toString());
        }

        @Override
        public void ended(Outcome outcome) {}
    }

    private static double conditional(StepModule loop, int line, String condition) throws InterruptedException {
        var debugger = new Debugger(LinkedProgram.of(loop, Imports.none()), RunLimits.none(), new Ends());
        try (debugger) {
            debugger.setBreakpoints(List.of(BreakpointRequest.line(line).with(BreakpointRule.when(condition))));
            long begun = System.nanoTime();
            debugger.launch(new Invocation("spin", List.of(Value.of(TRIES))), false);
            if (!debugger.awaitEnd(Duration.ofMinutes(10))) {
                return Double.NaN;
            }
            return (System.nanoTime() - begun) / 1e6;
        }
    }
}
