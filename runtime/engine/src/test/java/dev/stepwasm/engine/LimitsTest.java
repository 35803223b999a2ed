package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.stepwasm.wasm.type.FunctionType;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls that may not take more time, instructions, depth or memory than they are given. */
class LimitsTest {
    private static final String PROGRAM = """
            (module
              (import "env" "host" (func $host))
              (memory (export "memory") 1)
              (global $turns (export "turns") (mut i64) (i64.const 0))
              (func $loop
                (loop $again
                  (global.set $turns (i64.add (global.get $turns) (i64.const 1)))
                  (br $again)))
              (func (export "spin") (call $loop))
              (func (export "spin_in_host") (loop $again (call $host) (br $again)))
              (func (export "count") (param $n i32) (result i32)
                (loop $again
                  (local.set $n (i32.sub (local.get $n) (i32.const 1)))
                  (br_if $again (local.get $n)))
                (i32.const 7))
              (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))
            """;
    private static final Duration SOON = Duration.ofMillis(20);

    private static StepInstance instance(InstanceOptions options, HostFunction host) {
        return Wat.module(PROGRAM)
                .instantiate(
                        Imports.builder()
                                .function("env", "host", FunctionType.EMPTY, host)
                                .build(),
                        options);
    }

    private static StepInstance instance(InstanceOptions options) {
        return instance(options, (caller, arguments) -> Values.none());
    }

    @Test
    void aLoopWithoutEndIsStoppedAndTheInstanceGoesOn() {
        StepInstance instance = instance(InstanceOptions.defaults());
        instance.invoke("count", 10);

        assertThatThrownBy(() -> instance.within(CallLimits.ofTimeout(SOON), () -> instance.invoke("spin")))
                .asInstanceOf(type(CallTimeoutException.class))
                .satisfies(late -> {
                    assertThat(late).hasMessage("the call took longer than 20 ms");
                    assertThat(late.backtrace())
                            .extracting(TraceElement::function)
                            .endsWith("$spin");
                });

        assertThat(((Value.I64) instance.global("turns").get()).value()).isPositive();
        assertThat(instance.invoke("count", 10).i32()).isEqualTo(7);
    }

    @Test
    void aLoopIsStoppedWithin100MillisecondsOfItsTime() {
        StepInstance instance = instance(InstanceOptions.defaults());
        long fastest = Long.MAX_VALUE; // The others say how busy the machine is.
        for (int i = 0; i < 5; i++) {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> instance.within(CallLimits.ofTimeout(SOON), () -> instance.invoke("spin")))
                    .isInstanceOf(CallTimeoutException.class);
            fastest = Math.min(fastest, System.nanoTime() - begin);
        }
        assertThat(Duration.ofNanos(fastest)).isBetween(SOON, SOON.plusMillis(100));
    }

    @Test
    void theTimeoutOfTheInstanceHoldsUnlessACallHasItsOwn() {
        StepInstance instance = instance(InstanceOptions.defaults().withTimeout(SOON));

        assertThatThrownBy(() -> instance.invoke("spin")).isInstanceOf(CallTimeoutException.class);
        assertThatThrownBy(() ->
                        instance.within(CallLimits.ofTimeout(Duration.ofMillis(60)), () -> instance.invoke("spin")))
                .hasMessage("the call took longer than 60 ms");
        assertThatThrownBy(() -> instance.within(CallLimits.ofFuel(1000), () -> instance.invoke("spin")))
                .isInstanceOf(FuelExhaustedException.class);
    }

    @Test
    void timeSpentInTheHostCounts() {
        var calls = new AtomicInteger();
        StepInstance instance = instance(InstanceOptions.defaults(), (caller, arguments) -> {
            calls.incrementAndGet();
            new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
            return Values.none();
        });

        assertThatThrownBy(() -> instance.within(CallLimits.ofTimeout(SOON), () -> instance.invoke("spin_in_host")))
                .isInstanceOf(CallTimeoutException.class);
        assertThat(calls.get()).isLessThanOrEqualTo(21);
    }

    @Test
    void callsFromTheHostBackIntoTheModuleShareTheTime() {
        StepInstance instance = instance(InstanceOptions.defaults(), (caller, arguments) -> caller.invoke("spin"));

        assertThatThrownBy(() -> instance.within(CallLimits.ofTimeout(SOON), () -> instance.invoke("spin_in_host")))
                .asInstanceOf(type(CallTimeoutException.class))
                .satisfies(late -> assertThat(late.backtrace())
                        .extracting(TraceElement::function)
                        .endsWith("$spin_in_host"));
    }

    @Test
    void aCallThatIsLateFromTheBeginningDoesNotRun() {
        StepInstance instance = instance(InstanceOptions.defaults());

        assertThatThrownBy(() -> instance.within(CallLimits.ofTimeout(Duration.ZERO), () -> instance.invoke("spin")))
                .asInstanceOf(type(CallTimeoutException.class))
                .satisfies(late -> assertThat(late.backtrace())
                        .extracting(TraceElement::show)
                        .containsExactly("$spin (test.wat:9:25)"));
        assertThat(instance.global("turns").get()).isEqualTo(Value.of(0L));

        var fuel = CallLimits.ofTimeout(Duration.ofSeconds(30)).withFuel(1000);
        assertThatThrownBy(() -> instance.within(fuel, () -> instance.invoke("spin")))
                .as("other limits hold in the function that did not run")
                .isInstanceOf(FuelExhaustedException.class);
    }

    @Test
    void fuelIsCountedExactly() {
        StepInstance instance = instance(InstanceOptions.defaults());
        long before = instance.control().instructionCount();
        instance.invoke("count", 100);
        long needed = instance.control().instructionCount() - before;

        assertThat(instance.within(CallLimits.ofFuel(needed), () -> instance.invoke("count", 100))
                        .i32())
                .isEqualTo(7);
        assertThatThrownBy(() -> instance.within(CallLimits.ofFuel(needed - 1), () -> instance.invoke("count", 100)))
                .isInstanceOf(FuelExhaustedException.class);
        assertThat(instance.invoke("count", 100).i32()).isEqualTo(7);
        assertThatThrownBy(() -> instance.within(CallLimits.ofFuel(10_000_000), () -> instance.invoke("spin")))
                .isInstanceOf(FuelExhaustedException.class);
    }

    @Test
    void anotherThreadCancelsACall() throws Exception {
        var running = new CountDownLatch(1);
        StepInstance instance = instance(InstanceOptions.defaults(), (caller, arguments) -> {
            running.countDown();
            return Values.none();
        });
        CompletableFuture<Values> call = CompletableFuture.supplyAsync(() -> instance.invoke("spin_in_host"));
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> instance.invoke("count", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the instance is in use by another thread");
        assertThatThrownBy(() -> instance.within(CallLimits.ofFuel(1), () -> 1))
                .hasMessage("the instance is in use by another thread");
        instance.cancel();

        assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancelledException.class);
        instance.cancel();
        assertThat(instance.invoke("count", 1).i32()).isEqualTo(7);
    }

    @Test
    void memoryIsLimited() {
        StepInstance instance = instance(InstanceOptions.defaults().withMemoryBytes(3 << 16));

        assertThat(instance.invoke("grow", 2).i32()).isEqualTo(1);
        assertThat(instance.invoke("grow", 1).i32()).isEqualTo(-1);
        assertThat(instance.memory().grow(1)).isEqualTo(-1);
        assertThatThrownBy(() -> instance(InstanceOptions.defaults().withMemoryBytes(1000)))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("a memory of 1 pages is larger than the limit of 1000 bytes");
    }

    @Test
    void theDepthOfCallsIsLimited() {
        StepInstance instance = Wat.module("""
                        (module (func $f (export "f") (param i32)
                          (if (local.get 0) (then (call $f (i32.sub (local.get 0) (i32.const 1)))))))
                        """)
                .instantiate(Imports.none(), InstanceOptions.defaults().withCallDepth(50));

        instance.invoke("f", 49);
        assertThatThrownBy(() -> instance.invoke("f", 50))
                .hasMessageContaining("call stack exhausted: more than 50 nested calls");
    }

    @Test
    void aStartFunctionWithoutEndIsStopped() {
        StepModule module = Wat.module("(module (func $f (loop $l (br $l))) (start $f))");

        assertThatThrownBy(() -> module.instantiate(
                        Imports.none(), InstanceOptions.defaults().withTimeout(SOON)))
                .isInstanceOf(CallTimeoutException.class);
    }

    @Test
    void limitsBelowZeroAreMistakes() {
        assertThatThrownBy(() -> CallLimits.ofFuel(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CallLimits.ofTimeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InstanceOptions.defaults().withMemoryBytes(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InstanceOptions.defaults().withCallDepth(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
