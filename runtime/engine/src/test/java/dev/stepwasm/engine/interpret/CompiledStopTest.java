package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Code that runs compiled goes on in the interpreter, callers and all, when somebody wants to stop it. */
class CompiledStopTest {
    private static final String PROGRAM = """
            (module
              (import "env" "tick" (func $tick (param i32) (result i32)))
              (func $fib (export "fib") (param $n i32) (result i32)
                (if (result i32) (i32.lt_s (local.get $n) (i32.const 2))
                  (then (call $tick (local.get $n)))
                  (else (i32.add
                    (call $fib (i32.sub (local.get $n) (i32.const 1)))
                    (call $fib (i32.sub (local.get $n) (i32.const 2)))))))
              (func $first (export "first") (param $n i32) (result i32)
                (i32.add (i32.mul (local.get $n) (i32.const 3)) (call $second (local.get $n) (i64.const 5))))
              (func $second (param $n i32) (param $k i64) (result i32) (local $m i32) (local $d f64) (local $r externref)
                (local.set $m (i32.const 70))
                (local.set $d (f64.const 1.5))
                (i32.sub (call $third (local.get $n)) (local.get $m)))
              (func $third (param $n i32) (result i32)
                (i64.const 11) (f32.const 22)
                (call $sum (local.get $n))
                (return))
              (func $sum (param $n i32) (result i32) (local $i i32) (local $s i32)
                (loop $again
                  (local.set $s (i32.add (local.get $s) (local.get $i)))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br_if $again (i32.lt_s (local.get $i) (local.get $n))))
                (local.get $s)))
            """;

    private static final StepModule MODULE = module();

    /** The calls of {@code tick} after which a hook is set; 0 for never. */
    private int ticksLeft;

    private final ExecutionControl control = new ExecutionControl(StackLimits.DEFAULT, Tier.COMPILED);
    private ExecutionHook hook = (top, cause) -> {};
    private final StepInstance instance = MODULE.instantiate(
            Imports.builder()
                    .function(
                            "env",
                            "tick",
                            new FunctionType(List.of(Numeric.I32), List.of(Numeric.I32)),
                            (caller, arguments) -> tick(arguments))
                    .build(),
            control,
            InstanceOptions.defaults());

    private static StepModule module() {
        try {
            return StepModule.ofText("compiled.wat", PROGRAM);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private List<Value> tick(List<Value> arguments) {
        if (--ticksLeft == 0) {
            control.setHook(hook);
            control.requestPause();
        }
        return arguments;
    }

    private static int number(Value value) {
        return ((Value.I32) value).value();
    }

    private static List<Activation> frames(Activation top) {
        var frames = new ArrayList<Activation>();
        for (var next = Optional.of(top); next.isPresent(); next = next.get().caller()) {
            frames.add(next.get());
        }
        return frames;
    }

    /** Does something on another thread once the loop runs compiled. */
    private static Thread onceInLoop(Runnable something) {
        Thread runner = Thread.currentThread();
        var other = new Thread(() -> {
            while (Arrays.stream(runner.getStackTrace())
                    .noneMatch(frame -> frame.getMethodName().equals("$sum"))) {
                Thread.onSpinWait();
            }
            something.run();
        });
        other.start();
        return other;
    }

    @Test
    void nothingStopsWhatNobodyWantsToStop() {
        assertThat(instance.invoke("fib", Value.of(20))).containsExactly(Value.of(6765));
        assertThat(instance.invoke("first", Value.of(10))).containsExactly(Value.of(30 + 45 - 70));
    }

    @Test
    @Timeout(60)
    void aRunningLoopIsPausedWithItsThreeCallers() throws InterruptedException {
        var expected = new AtomicInteger();
        int tripled = (int) (Integer.MAX_VALUE * 3L); // As i32.mul gives it.
        ExecutionHook look = (top, cause) -> {
            List<Activation> frames = frames(top);
            assertThat(cause).isEqualTo(StopCause.Plain.PAUSE);
            assertThat(frames).extracting(Activation::functionIndex).containsExactly(5, 4, 3, 2);
            assertThat(frames.get(1).operands()).containsExactly(Value.of(11L), Value.of(22f));
            assertThat(frames.get(2).operands()).isEmpty();
            assertThat(IntStream.range(1, 4).mapToObj(frames.get(2)::local))
                    .containsExactly(Value.of(5L), Value.of(70), Value.of(1.5));
            assertThat(frames.get(3).operands()).containsExactly(Value.of(tripled));
            int next = number(top.local(1));
            int sum = number(top.local(2));
            assertThat(sum).isEqualTo((int) ((long) next * (next - 1L) / 2));
            top.setLocal(0, Value.of(next + 10)); // Ten more turns, so that it ends soon.
            int rest = IntStream.range(next, next + 10).sum();
            expected.set(tripled + (sum + rest - 70));
        };
        Thread other = onceInLoop(() -> {
            control.setHook(look);
            control.requestPause();
        });
        List<Value> result = instance.invoke("first", Value.of(Integer.MAX_VALUE));
        other.join();
        assertThat(result).containsExactly(Value.of(expected.get()));
    }

    @Test
    @Timeout(60)
    void aBreakpointThatIsSetMeanwhileStops() throws InterruptedException {
        var stops = new AtomicInteger();
        int condition = MODULE.code().instructions(5).stream()
                .filter(instruction -> instruction.opcode() == Opcode.I32_LT_S)
                .findFirst()
                .orElseThrow()
                .position();
        Thread other = onceInLoop(() -> {
            control.setHook((top, cause) -> {
                assertThat(cause).isEqualTo(StopCause.Plain.BREAKPOINT);
                if (stops.incrementAndGet() == 3) {
                    top.setLocal(0, Value.of(0)); // The loop ends.
                    control.removeBreakpoint(MODULE.code(), condition);
                }
            });
            control.addBreakpoint(MODULE.code(), condition);
        });
        instance.invoke("first", Value.of(Integer.MAX_VALUE));
        other.join();
        assertThat(stops).hasValue(3);
    }

    @Test
    void recursionIsPausedBehindACallOfTheHost() {
        ticksLeft = 100;
        var depth = new AtomicInteger();
        hook = (top, cause) -> {
            List<Activation> frames = frames(top);
            depth.set(frames.size());
            for (int i = 1; i < frames.size(); i++) {
                int callee = number(frames.get(i - 1).local(0));
                int caller = number(frames.get(i).local(0));
                List<Value> operands = frames.get(i).operands();
                assertThat(operands).hasSize(caller - callee - 1);
                assertThat(operands).allSatisfy(first -> assertThat(first).isEqualTo(Value.of(fibonacci(caller - 1))));
            }
            control.setHook(null);
        };
        assertThat(instance.invoke("fib", Value.of(15))).containsExactly(Value.of(610));
        assertThat(depth).hasValueGreaterThan(4);
    }

    private static int fibonacci(int number) {
        return number < 2 ? number : fibonacci(number - 1) + fibonacci(number - 2);
    }
}
