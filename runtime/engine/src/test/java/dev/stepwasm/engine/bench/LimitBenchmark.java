package dev.stepwasm.engine.bench;

import dev.stepwasm.engine.CallLimits;
import dev.stepwasm.engine.CallTimeoutException;
import dev.stepwasm.engine.CancelledException;
import dev.stepwasm.engine.ExportType;
import dev.stepwasm.engine.FuelExhaustedException;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.TerminatedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/**
 * How late programs without end are stopped: milliseconds from the end of their time, and from another thread's request,
 * to the exception; and how many instructions run beyond their fuel. The clock is the wall's, so other load shows.
 */
final class LimitBenchmark {
    private static final int RUNS = 50;
    private static final Duration TIMEOUT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final long FUEL = 20;

    private static final String PROGRAMS = """
            (module
              (memory 16384)
              (table $table 10000000 funcref)
              (type $bytes (array (mut i8)))
              (func (export "loop") (local $i i64)
                (loop $again (local.set $i (i64.add (local.get $i) (i64.const 1))) (br $again)))
              (func (export "calls") (loop $again (call $nothing) (br $again)))
              (func $nothing)
              (func $tail (export "tail calls") (return_call $tail))
              (func (export "SIMD") (local $v v128)
                (loop $again
                  (local.set $v (f64x2.div (i8x16.swizzle (local.get $v) (local.get $v)) (f64x2.sqrt (local.get $v))))
                  (br $again)))
              (func (export "memory.fill of 64 KiB")
                (loop $again (memory.fill (i32.const 0) (i32.const 1) (i32.const 0x10000)) (br $again)))
              (func (export "memory.fill of 64 MiB")
                (loop $again (memory.fill (i32.const 0) (i32.const 1) (i32.const 0x4000000)) (br $again)))
              (func (export "memory.fill of 1 GiB")
                (loop $again (memory.fill (i32.const 0) (i32.const 1) (i32.const 0x40000000)) (br $again)))
              (func (export "memory.copy of 512 MiB")
                (loop $again (memory.copy (i32.const 1) (i32.const 0) (i32.const 0x20000000)) (br $again)))
              (func (export "table.fill of 10,000,000")
                (loop $again (table.fill (i32.const 0) (ref.null func) (i32.const 10000000)) (br $again)))
              (func (export "array.new of 64 MiB")
                (loop $again (drop (array.new $bytes (i32.const 1) (i32.const 0x4000000))) (br $again))))
            """;

    private LimitBenchmark() {}

    /** Prints a table. */
    static void run() throws InvalidModuleException {
        StepModule module = StepModule.ofText("limits", PROGRAMS);
        StepInstance instance = module.instantiate();
        System.out.println("| program without end | timeout: ms late, median | worst | cancel: ms late, median | worst"
                + " | fuel: instructions beyond it, worst |");
        System.out.println("|---|---|---|---|---|---|");
        try (var other = Executors.newSingleThreadExecutor()) {
            for (ExportType export : module.exports()) {
                String program = export.name();
                double[] late = measure(() -> afterTimeout(instance, program));
                double[] cancelled = measure(() -> afterCancel(instance, program, other));
                double[] beyond = measure(() -> beyondFuel(instance, program));
                System.out.printf(
                        "| %s | %.2f | %.2f | %.2f | %.2f | %.0f |%n",
                        program,
                        late[RUNS / 2],
                        late[RUNS - 1],
                        cancelled[RUNS / 2],
                        cancelled[RUNS - 1],
                        beyond[RUNS - 1]);
            }
        }
    }

    private static double[] measure(DoubleSupplier measurement) {
        return DoubleStream.generate(measurement).limit(RUNS).sorted().toArray();
    }

    private static double afterTimeout(StepInstance instance, String program) {
        long due = System.nanoTime() + TIMEOUT.toNanos();
        end(instance, program, CallLimits.ofTimeout(TIMEOUT), CallTimeoutException.class);
        return (System.nanoTime() - due) / 1e6;
    }

    private static double afterCancel(StepInstance instance, String program, ExecutorService other) {
        var asked = CompletableFuture.supplyAsync(
                () -> {
                    long now = System.nanoTime();
                    for (long due = now + TIMEOUT.toNanos(); now < due; now = System.nanoTime()) {
                        LockSupport.parkNanos(due - now); // It may come back early.
                    }
                    instance.control().cancel();
                    return now;
                },
                other);
        end(instance, program, CallLimits.ofTimeout(LONG), CancelledException.class);
        return (System.nanoTime() - asked.join()) / 1e6;
    }

    private static double beyondFuel(StepInstance instance, String program) {
        long before = instance.control().instructionCount();
        end(instance, program, CallLimits.ofFuel(FUEL), FuelExhaustedException.class);
        return instance.control().instructionCount() - before - FUEL;
    }

    /** Runs a program until it is stopped. */
    private static void end(
            StepInstance instance, String program, CallLimits limits, Class<? extends TerminatedException> expected) {
        try {
            instance.within(limits, () -> instance.invoke(program));
        } catch (TerminatedException stopped) {
            if (expected.isInstance(stopped)) {
                return;
            }
            throw stopped;
        }
        throw new IllegalStateException(program + " has an end");
    }
}
