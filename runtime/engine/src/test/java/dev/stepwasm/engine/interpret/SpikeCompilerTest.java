package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Value;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a compiled tier needs of the interpreter: that compiled code can be left at any poll, and that the interpreter goes
 * on with its frames, callers included, as if they had always been its own.
 */
public class SpikeCompilerTest {
    private static final MutableCallSite POLL = new MutableCallSite(MethodHandles.constant(boolean.class, false));

    private static final String PROGRAM = """
            (module
              (func $tick (import "env" "tick") (param i32) (result i32))
              (func $fib (export "fib") (param $n i32) (result i32)
                (if (result i32) (i32.lt_s (local.get $n) (i32.const 2))
                  (then (call $tick (local.get $n)))
                  (else (i32.add
                    (call $fib (i32.sub (local.get $n) (i32.const 1)))
                    (call $fib (i32.sub (local.get $n) (i32.const 2)))))))
              (func $first (export "first") (param $n i32) (result i32)
                (i32.add (i32.mul (local.get $n) (i32.const 3)) (call $second (local.get $n) (i32.const 5))))
              (func $second (param $n i32) (param $k i32) (result i32) (local $m i32)
                (local.set $m (i32.const 70))
                (i32.sub (call $third (local.get $n)) (local.get $m)))
              (func $third (param $n i32) (result i32)
                (i32.add (i32.const 11) (i32.add (i32.const 22) (call $sum (local.get $n)))))
              (func $sum (param $n i32) (result i32) (local $i i32) (local $s i32)
                (loop $again
                  (local.set $s (i32.add (local.get $s) (local.get $i)))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br_if $again (i32.lt_s (local.get $i) (local.get $n))))
                (local.get $s)))
            """;

    /** The calls of {@code tick} after which the poll is armed; 0 for never. */
    private static int ticksLeft;

    /** Links the polls; the JVM calls this. */
    public static CallSite pollSite(MethodHandles.Lookup caller, String name, MethodType type) {
        return POLL;
    }

    /** The import of the program; compiled code calls this. */
    public static int tick(int number) {
        if (--ticksLeft == 0) {
            arm(true);
        }
        return number;
    }

    private static void arm(boolean armed) {
        POLL.setTarget(MethodHandles.constant(boolean.class, armed));
        MutableCallSite.syncAll(new MutableCallSite[] {POLL});
    }

    @AfterEach
    void disarm() {
        arm(false);
        ticksLeft = 0;
    }

    private static final StepModule MODULE;
    private static final Class<?> COMPILED;

    static {
        try {
            MODULE = StepModule.ofText("spike.wat", PROGRAM);
            COMPILED = MethodHandles.lookup().defineClass(SpikeCompiler.compile(MODULE.code()));
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private final StepInstance instance = MODULE.instantiate(Imports.builder()
            .stubForOthers((name, type) -> arguments -> arguments)
            .build());

    private static MethodHandle compiled(String name) throws ReflectiveOperationException {
        return MethodHandles.lookup().findStatic(COMPILED, name, MethodType.methodType(int.class, int.class));
    }

    /** Runs compiled code; if it is left, the interpreter goes on. */
    private int call(MethodHandle function, int argument) throws Throwable {
        try {
            return (int) function.invokeExact(argument);
        } catch (SpikeCapture capture) {
            arm(false);
            List<@Nullable CodeFunction> functions = new ArrayList<>();
            for (int i = 0; i < instance.state().functionCount(); i++) {
                functions.add(instance.state().function(i) instanceof CodeFunction code ? code : null);
            }
            return capture.goOn(instance.control().interpreter(), functions);
        }
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

    @Test
    void compiledCodeRunsToItsEndWhenNothingIsArmed() throws Throwable {
        assertThat(call(compiled("f1"), 20)).isEqualTo(6765);
        assertThat(call(compiled("f2"), 10)).isEqualTo(10 * 3 + (11 + 22 + 45 - 70));
    }

    @Test
    @Timeout(60)
    void aRunningLoopGoesOnInTheInterpreterWithItsThreeCallers() throws Throwable {
        Thread runner = Thread.currentThread();
        var other = new Thread(() -> {
            while (!runner.getStackTrace()[0].getMethodName().equals("f5")) {
                Thread.onSpinWait();
            }
            arm(true);
        });
        var expected = new AtomicInteger();
        int tripled = (int) (Integer.MAX_VALUE * 3L); // As i32.mul gives it.
        instance.control().setHook((top, cause) -> {
            List<Activation> frames = frames(top);
            assertThat(frames).extracting(Activation::functionIndex).containsExactly(5, 4, 3, 2);
            assertThat(frames.get(1).operands()).containsExactly(Value.of(11), Value.of(22));
            assertThat(frames.get(2).operands()).isEmpty();
            assertThat(frames.get(2).local(1)).isEqualTo(Value.of(5));
            assertThat(frames.get(2).local(2)).isEqualTo(Value.of(70));
            assertThat(frames.get(3).operands()).containsExactly(Value.of(tripled));
            assertThat(frames).allSatisfy(frame -> assertThat(frame.local(0)).isEqualTo(Value.of(Integer.MAX_VALUE)));
            int next = number(top.local(1));
            int sum = number(top.local(2));
            assertThat(sum).isEqualTo((int) ((long) next * (next - 1L) / 2));
            top.setLocal(0, Value.of(next + 10)); // Ten more turns, so that it ends soon.
            int rest = IntStream.range(next, next + 10).sum();
            expected.set(tripled + (11 + 22 + sum + rest - 70));
        });
        instance.control().requestPause();
        other.start();
        int result = call(compiled("f2"), Integer.MAX_VALUE);
        other.join();
        assertThat(result).isEqualTo(expected.get());
    }

    @Test
    void recursionGoesOnInTheInterpreterWithAllItsCallers() throws Throwable {
        ticksLeft = 100;
        var depth = new AtomicInteger();
        instance.control().setHook((top, cause) -> {
            List<Activation> frames = frames(top);
            depth.set(frames.size());
            for (int i = 1; i < frames.size(); i++) {
                int callee = number(frames.get(i - 1).local(0));
                int caller = number(frames.get(i).local(0));
                List<Value> operands = frames.get(i).operands();
                assertThat(operands).hasSize(caller - callee - 1);
                assertThat(operands).allSatisfy(first -> assertThat(first).isEqualTo(Value.of(fibonacci(caller - 1))));
            }
        });
        instance.control().requestPause();
        assertThat(call(compiled("f1"), 15)).isEqualTo(610);
        assertThat(depth).hasValueGreaterThan(4);
    }

    private static int fibonacci(int number) {
        return number < 2 ? number : fibonacci(number - 1) + fibonacci(number - 2);
    }
}
