package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StackLimits;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls without end trap at the same depth in every run, whatever way they take, and the host's stack never overflows. */
class RecursionTest {
    private static final String COUNTER = "(global $depth (export \"depth\") (mut i32) (i32.const 0))";
    private static final String COUNT = "(global.set $depth (i32.add (global.get $depth) (i32.const 1)))";

    private static Trap trapOf(StepInstance instance) {
        return catchThrowableOfType(Trap.class, () -> instance.invoke("run"));
    }

    private static StepInstance instance(String functions, int callDepth) {
        return Wat.module("(module " + COUNTER + functions + ")")
                .instantiate(Imports.none(), new ExecutionControl(callDepth));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(func $run (export \"run\") " + COUNT + " (call $run))",
                "(func $run (export \"run\") " + COUNT + " (call $other)) (func $other " + COUNT + " (call $run))",
                "(table funcref (elem $run)) (func $run (export \"run\") " + COUNT + " (call_indirect (i32.const 0)))",
                "(func $run (export \"run\") (local i64 i64 f64) " + COUNT + " (return_call $other (i32.const 1)))"
                        + "(func $other (param i32) (call $run))"
            })
    void endsAtTheLimit(String functions) {
        for (int limit : new int[] {1, 2, 100, 20_000}) {
            StepInstance instance = instance(functions, limit);

            assertThat(trapOf(instance)).hasMessage("call stack exhausted: more than " + limit + " nested calls");
            assertThat(instance.global("depth").get()).isEqualTo(Value.of(limit));
            assertThat(trapOf(instance).backtrace()).hasSize(limit);
            assertThat(instance.global("depth").get()).as("a second time").isEqualTo(Value.of(2 * limit));
        }
    }

    @Test
    void tailCallsTakeNoDepth() {
        var instance = Wat.module("""
                (module (func $run (export "run") (param i32) (result i32)
                  (if (i32.eqz (local.get 0)) (then (return (i32.const 7))))
                  (return_call $run (i32.sub (local.get 0) (i32.const 1)))))
                """).instantiate(Imports.none(), new ExecutionControl(1));

        assertThat(instance.invoke("run", Value.of(1_000_000))).containsExactly(Value.of(7));
    }

    @Test
    void endsAtTheLimitThroughSeveralInstances() {
        var control = new ExecutionControl(1_000);
        var table = Wat.module("(module (table (export \"t\") 2 funcref))").instantiate(Imports.none(), control);
        String half = """
                (module
                  (import "table" "t" (table 2 funcref))
                  (elem (i32.const %d) $run)
                  %s
                  (func $run (export "run") %s (call_indirect (i32.const %d))))
                """;
        var imports = Imports.builder().instance("table", table).build();
        var first = Wat.module(half.formatted(0, COUNTER, COUNT, 1)).instantiate(imports, control);
        var second = Wat.module(half.formatted(1, COUNTER, COUNT, 0)).instantiate(imports, control);

        assertThat(trapOf(first)).hasMessage("call stack exhausted: more than 1000 nested calls");

        assertThat(first.global("depth").get()).isEqualTo(Value.of(500));
        assertThat(second.global("depth").get()).isEqualTo(Value.of(500));
    }

    @Test
    void endsAtTheLimitInStartFunctions() {
        StepModule module = Wat.module("(module (func $run (call $run)) (start $run))");

        assertThatThrownBy(() -> module.instantiate(Imports.none(), new ExecutionControl(50)))
                .hasMessage("call stack exhausted: more than 50 nested calls");
    }

    private static StepInstance throughHost(ExecutionControl control) {
        return Wat.module("""
                (module
                  (import "host" "again" (func $again))
                  %s
                  (func $run (export "run") %s (call $again)))
                """.formatted(COUNTER, COUNT)).instantiate(again(), control);
    }

    private static Imports again() {
        return Imports.builder()
                .function(
                        "host", "again", new FunctionType(List.of(), List.of()), (caller, none) -> caller.invoke("run"))
                .build();
    }

    @Test
    void endsAtTheLimitByWayOfTheHost() {
        StepInstance instance = throughHost(new ExecutionControl());

        for (int times = 1; times <= 3; times++) {
            assertThat(trapOf(instance))
                    .hasMessage("call stack exhausted: more than 200 calls between module and host");
            assertThat(instance.global("depth").get()).isEqualTo(Value.of(200 * times));
        }
        assertThat(trapOf(instance).backtrace()).hasSize(200);
    }

    @Test
    void endsAtTheLimitOfCallsByWayOfTheHostToo() {
        StepInstance instance = throughHost(new ExecutionControl(new StackLimits(30, 200, 10_000)));

        assertThat(trapOf(instance)).hasMessage("call stack exhausted: more than 30 nested calls");
        assertThat(instance.global("depth").get()).isEqualTo(Value.of(30));
    }

    @Test
    void endsWhereTheJavaStackEnds() {
        var limits = new StackLimits(1_000_000, 1_000_000, 1_000_000);
        StepInstance instance = throughHost(new ExecutionControl(limits));

        for (int times = 0; times < 20; times++) {
            Trap trap = inSmallThread(() -> trapOf(instance));
            assertThat(trap).hasMessage("call stack exhausted: the Java stack is full");
        }
        assertThat(instance.global("depth").get()).isNotEqualTo(Value.of(0));
        assertThat(Wat.run("(module (func (export \"f\") (result i32) (i32.const 1)))", "f"))
                .containsExactly(Value.of(1));
    }

    @Test
    void endsWhereTheJavaStackEndsBetweenTwoControls() {
        var limits = new StackLimits(1_000_000, 1_000_000, 1_000_000);
        var first = throughHost(new ExecutionControl(limits));
        var second = Wat.module("(module (import \"first\" \"run\" (func $f)) (func (export \"run\") (call $f)))")
                .instantiate(Imports.builder().instance("first", first).build(), new ExecutionControl(limits));

        assertThat(inSmallThread(() -> trapOf(second))).hasMessage("call stack exhausted: the Java stack is full");
        assertThat(inSmallThread(() -> trapOf(first))).hasMessage("call stack exhausted: the Java stack is full");
    }

    @Test
    void takesNoJavaStackByItself() {
        StepInstance instance = instance("(func $run (export \"run\") " + COUNT + " (call $run))", 500_000);

        assertThat(inSmallThread(() -> trapOf(instance)))
                .hasMessage("call stack exhausted: more than 500000 nested calls");
    }

    private static <T> T inSmallThread(Supplier<T> work) {
        var result = new AtomicReference<T>();
        var failure = new AtomicReference<Throwable>();
        var thread = new Thread(null, () -> result.set(work.get()), "small", 256 << 10);
        thread.setUncaughtExceptionHandler((dead, thrown) -> failure.set(thrown));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(failure.get()).isNull();
        return result.get();
    }

    @Test
    void hugeFramesAreBoundedInMemory() {
        String locals = " i64".repeat(50_000);
        StepInstance instance =
                instance("(func $run (export \"run\") (local" + locals + ") " + COUNT + " (call $run))", 20_000);

        Trap trap = trapOf(instance);

        assertThat(trap)
                .hasMessage("call stack exhausted: locals and operands of 39 nested calls leave no room for more,"
                        + " of 2000000 slots in all");
        assertThat(instance.global("depth").get()).isEqualTo(Value.of(39));
        assertThat(trap.backtrace()).hasSize(39);
    }

    @Test
    void hugeFramesThatDoNotFitAreRefused() {
        String locals = " i64".repeat(50_000);
        String text = """
                (module %s (func $run (export "run") (local%s) %s)
                  (func (export "tail") (return_call $run))
                  (func (export "call") (call $run)))
                """;
        var control = new ExecutionControl(new StackLimits(10, 10, 1_000));
        var instance = Wat.module(text.formatted(COUNTER, locals, COUNT)).instantiate(Imports.none(), control);

        assertThat(trapOf(instance))
                .hasMessageStartingWith("call stack exhausted: locals and operands of 0 nested calls");
        for (String export : List.of("tail", "call")) {
            Trap trap = catchThrowableOfType(Trap.class, () -> instance.invoke(export));
            assertThat(trap).hasMessageStartingWith("call stack exhausted: locals and operands of 1 nested calls");
            assertThat(trap.backtrace()).hasSize(1);
        }
        assertThat(instance.global("depth").get()).isEqualTo(Value.of(0));
    }

    @Test
    void instructionsAreCountedUpToTheCallThatFails() {
        var control = new ExecutionControl(new StackLimits(100, 10, 1_000));
        var deep = Wat.module("(module (func $run (export \"run\") (local i32) (nop) (call $run)))")
                .instantiate(Imports.none(), control);
        trapOf(deep);
        long counted = control.instructionCount();

        var stepped = new ExecutionControl(new StackLimits(100, 10, 1_000));
        stepped.setHook((top, cause) -> stepped.setStepping(here -> true));
        stepped.stopOnEntry();
        trapOf(deep.module().instantiate(Imports.none(), stepped));

        assertThat(counted).isEqualTo(stepped.instructionCount());
    }

    @Test
    void limitsMustBeAboveZero() {
        assertThatThrownBy(() -> new StackLimits(0, 1, 1)).hasMessage("call depth must be above 0: 0");
        assertThatThrownBy(() -> new StackLimits(1, 0, 1)).hasMessage("depth of calls by the host must be above 0: 0");
        assertThatThrownBy(() -> new StackLimits(1, 1, 0)).hasMessage("number of slots must be above 0: 0");
    }

    @Test
    void hostFunctionsMayGiveUpBefore() {
        var type = new FunctionType(List.of(Numeric.I32), List.of());
        var imports = Imports.builder().function("host", "again", type, (caller, arguments) -> {
            int left = ((Value.I32) arguments.getFirst()).value();
            return left == 0 ? List.of() : caller.invoke("run", Value.of(left - 1));
        });
        var instance = Wat.module("""
                (module (import "host" "again" (func $again (param i32)))
                  (func (export "run") (param i32) (call $again (local.get 0))))
                """).instantiate(imports.build());

        assertThat(instance.invoke("run", Value.of(199))).isEmpty();
    }
}
