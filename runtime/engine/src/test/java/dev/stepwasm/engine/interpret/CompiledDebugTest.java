package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that somebody debugs runs compiled where it does not stop, and shows the frames of the interpreter where it does. */
class CompiledDebugTest {
    private static final String LOOPS = """
            (module
              (func $spin (export "spin") (param $n i32) (result i32) (local $i i32)
                (loop $again
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br_if $again (i32.lt_u (local.get $i) (local.get $n))))
                (local.get $i))
              (func $outer (export "outer") (param $n i32) (result i32)
                (i32.const 40) (i64.const 50)
                (call $middle (local.get $n))
                (drop) (drop) (drop)
                (i32.const 7))
              (func $middle (param $n i32) (result f64) (local $k f64)
                (local.set $k (f64.const 2.5))
                (f64.const 1.5)
                (call $spin (local.get $n))
                (drop)
                (call $cold (i32.const 9))
                (f64.add (local.get $k)))
              (func $cold (param $x i32)
                (drop (i32.mul (local.get $x) (local.get $x)))))
            """;

    private static final StepModule MODULE = module("loops.wat", LOOPS);

    private static StepModule module(String name, String text) {
        try {
            return StepModule.ofText(name, text);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static StepInstance instance(StepModule module, ExecutionControl control) {
        return module.instantiate(Imports.none(), control, InstanceOptions.defaults());
    }

    private static ExecutionControl control(Tier tier) {
        return new ExecutionControl(StackLimits.DEFAULT, tier);
    }

    private static List<Activation> frames(Activation top) {
        var frames = new ArrayList<Activation>();
        for (var next = Optional.of(top); next.isPresent(); next = next.get().caller()) {
            frames.add(next.get());
        }
        return frames;
    }

    /** Does something on another thread once a function runs compiled. */
    private static Thread onceCompiled(String function, Runnable something) {
        Thread runner = Thread.currentThread();
        var other = new Thread(() -> {
            while (Arrays.stream(runner.getStackTrace())
                    .noneMatch(frame -> frame.getMethodName().equals(function))) {
                Thread.onSpinWait();
            }
            something.run();
        });
        other.start();
        return other;
    }

    private static int offset(int function, Opcode op) {
        return MODULE.code().instructions(function).stream()
                .filter(instruction -> instruction.opcode() == op)
                .findFirst()
                .orElseThrow()
                .position();
    }

    @ParameterizedTest
    @EnumSource(
            value = Tier.class,
            names = {"COMPILED", "TIERED"})
    @Timeout(60)
    void aLoopRunsCompiledBeforeAndAfterAPause(Tier tier) throws InterruptedException {
        ExecutionControl control = control(tier);
        var pauses = new AtomicInteger();
        var others = new ArrayList<Thread>();
        control.setHook((top, cause) -> {
            assertThat(cause).isEqualTo(StopCause.Plain.PAUSE);
            if (pauses.incrementAndGet() == 3) {
                top.setLocal(0, Value.of(0));
            } else {
                others.add(onceCompiled("$spin", control::requestPause));
            }
        });
        others.add(onceCompiled("$spin", control::requestPause));
        instance(MODULE, control).invoke("spin", Value.of(-1));
        for (Thread other : others) {
            other.join();
        }
        assertThat(pauses).hasValue(3);
    }

    @Test
    void aBreakpointInAColdFunctionShowsItsCompiledCallers() {
        ExecutionControl control = control(Tier.COMPILED);
        var stops = new AtomicInteger();
        control.setHook((top, cause) -> {
            assertThat(cause).isEqualTo(StopCause.Plain.BREAKPOINT);
            List<Activation> frames = frames(top);
            assertThat(frames).extracting(Activation::functionName).containsExactly("$cold", "$middle", "$outer");
            assertThat(top.operands()).containsExactly(Value.of(9), Value.of(9));
            assertThat(frames.get(1).operands()).containsExactly(Value.of(1.5));
            assertThat(frames.get(1).local(1)).isEqualTo(Value.of(2.5));
            assertThat(frames.get(2).operands()).containsExactly(Value.of(40), Value.of(50L));
            assertThat(frames).extracting(Activation::depth).containsExactly(3, 2, 1);
            stops.incrementAndGet();
        });
        StepInstance instance = instance(MODULE, control);
        int place = offset(3, Opcode.I32_MUL);
        for (int times = 0; times < 100; times++) {
            control.addBreakpoint(MODULE.code(), place);
            assertThat(instance.invoke("outer", Value.of(3))).containsExactly(Value.of(7));
            control.removeBreakpoint(MODULE.code(), place);
            assertThat(instance.invoke("outer", Value.of(3))).containsExactly(Value.of(7));
        }
        assertThat(stops).hasValue(100);
    }

    @Test
    @Timeout(60)
    void aBreakpointIsNotMissedInAFunctionThatWaitsCompiled() throws InterruptedException {
        ExecutionControl control = control(Tier.COMPILED);
        var seen = new ArrayList<String>();
        control.setHook((top, cause) -> {
            seen.add(cause + " in " + top.functionName());
            if (cause == StopCause.Plain.PAUSE) {
                top.setLocal(0, Value.of(0));
            }
        });
        Thread other = onceCompiled("$spin", () -> {
            control.addBreakpoint(MODULE.code(), offset(2, Opcode.DROP)); // In the caller, behind its call.
            control.requestPause();
        });
        instance(MODULE, control).invoke("outer", Value.of(-1));
        other.join();
        assertThat(seen).containsExactly("PAUSE in $spin", "BREAKPOINT in $middle");
    }

    @Test
    void aFunctionThatIsHeldUpOftenRestsAndIsStillRight() {
        ExecutionControl control = control(Tier.COMPILED);
        var hits = new AtomicInteger();
        control.setHook((top, cause) -> hits.incrementAndGet());
        control.addBreakpoint(MODULE.code(), offset(3, Opcode.I32_MUL));
        StepInstance instance = instance(MODULE, control);
        for (int times = 0; times < 2_000; times++) {
            assertThat(instance.invoke("outer", Value.of(2))).containsExactly(Value.of(7));
        }
        assertThat(hits).hasValue(2_000);
    }

    /** What a stop at a trap shows. */
    private record Seen(String trap, List<String> functions, List<Value> operands, List<Value> below) {}

    private static Seen trap(StepModule module, Tier tier) {
        ExecutionControl control = control(tier);
        var seen = new ArrayList<Seen>();
        control.setHook((top, cause) -> {
            List<Activation> frames = frames(top);
            String words = cause instanceof StopCause.Trapped(Trap trap) ? trap.getMessage() : cause.toString();
            seen.add(new Seen(
                    words + " at " + top.codeOffset(),
                    frames.stream().map(Activation::functionName).toList(),
                    top.operands(),
                    frames.getLast().operands()));
        });
        StepInstance instance = instance(module, control);
        Trap thrown = catchThrowableOfType(Trap.class, () -> instance.invoke("run", Value.of(999)));
        assertThat(thrown.backtrace()).hasSize(2);
        assertThat(seen).hasSize(1);
        return seen.getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(i32.add (i32.const 5) (i32.div_s (local.get $n) (local.get $zero)))",
                "(i64.add (i64.const 5) (i64.rem_u (i64.extend_i32_u (local.get $n)) (i64.const 0)))",
                "(f64.add (f64.const 2) (f64.convert_i32_s (i32.trunc_f64_s (f64.mul (f64.const 1e10) (f64.const 3)))))",
                "(i32.add (i32.mul (local.get $n) (i32.const 2)) (i32.load (i32.add (local.get $n) (i32.const 70000))))",
                "(i64.const 3) (f64.store offset=1 (i32.const 65528) (f64.add (f64.const 1) (f64.const 2)))",
                "(i32.const 3) (memory.fill (i32.const 65000) (i32.const 1) (local.get $n))",
                "(i32.const 3) (call_indirect $t (type $other) (i64.const 1) (local.get $n))",
                "(i32.const 3) (call_indirect $t (type $other) (i64.const 1) (i32.const 0))",
                "(i32.add (i32.const 1) (i32.const 2)) (unreachable)",
                "(f32.const 4) (drop (table.get $t (i32.const 4))) ",
                "(i32.const 3) (drop (ref.as_non_null (table.get $t (i32.const 1))))",
                "(i32.add (i32.const 1) (struct.get $pair 0 (ref.null $pair)))",
                "(i32.add (i32.const 1) (i31.get_s (ref.cast (ref i31) (struct.new $pair (local.get $n)))))"
            })
    void aTrapShowsAllOperands(String expression) {
        trapsAlike("", expression);
    }

    /** Its accesses are calls, as it would have too many bytecodes otherwise. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(i32.add (i32.mul (local.get $n) (i32.const 2)) (i32.load8_u (i32.add (local.get $n) (i32.const 70000))))",
                "(i64.const 3) (f64.store offset=1 (i32.const 65528) (f64.add (f64.const 1) (f64.const 2)))"
            })
    void aTrapInALongFunctionShowsAllOperands(String expression) {
        trapsAlike("(drop (i32.load offset=4 (local.get $zero)))".repeat(300), expression);
    }

    private static void trapsAlike(String before, String expression) {
        StepModule module = module("trap.wat", """
                (module
                  (memory 1)
                  (table $t 4 funcref)
                  (type $pair (struct (field i32)))
                  (elem (table $t) (i32.const 0) func $inner)
                  (type $other (func (param i64)))
                  (func $inner (param $n i32) (local $zero i32)
                    %s %s
                    (drop))
                  (func $outer (export "run") (param $n i32)
                    (i32.add (i32.const 3) (local.get $n))
                    (call $inner (i32.add (local.get $n) (i32.const 1)))
                    (drop)))
                """.formatted(before, expression));
        assertThat(trap(module, Tier.COMPILED))
                .hasToString(trap(module, Tier.INTERPRETED).toString());
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void deepRecursionAndCallsOfTheHostGoOn(Tier tier) {
        var calls = new AtomicInteger();
        var imports = Imports.builder()
                .function("host", "seen", new FunctionType(List.of(Numeric.I64), List.of(Numeric.I64)), (at, given) -> {
                    calls.incrementAndGet();
                    return given;
                });
        StepModule module = module("deep.wat", """
                (module
                  (import "host" "seen" (func $seen (param i64) (result i64)))
                  (func $sum (export "sum") (param $n i64) (result i64)
                    (if (result i64) (i64.eqz (local.get $n))
                      (then (call $seen (i64.const 0)))
                      (else (i64.add (local.get $n) (call $sum (i64.sub (local.get $n) (i64.const 1))))))))
                """);
        ExecutionControl control = control(tier);
        var trapped = new AtomicInteger();
        control.setHook((top, cause) -> trapped.set(top.depth()));
        StepInstance instance = module.instantiate(imports.build(), control, InstanceOptions.defaults());
        assertThat(instance.invoke("sum", Value.of(10_000L))).containsExactly(Value.of(50_005_000L));
        assertThat(calls).hasValue(1);
        assertThat(trapped).hasValue(0);
        Trap full = catchThrowableOfType(Trap.class, () -> instance.invoke("sum", Value.of(30_000L)));
        assertThat(full.getMessage()).contains("more than 20000 nested calls");
        assertThat(trapped).hasValue(20_000);
    }
}
