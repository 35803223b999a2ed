package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StopCause;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java threads, each with an instance of its own, that share a memory. */
class ThreadsTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 20_000;

    private final LinearMemory memory =
            LinearMemory.of(new MemoryType(false, true, new Limits(1, OptionalLong.of(64)), 16));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private StepInstance instance(String wat) {
        return Wat.module(wat)
                .instantiate(Imports.builder().memory("env", "memory", memory).build());
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private static void until(BooleanSupplier event) {
        long start = System.nanoTime();
        while (!event.getAsBoolean()) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(60));
            Thread.onSpinWait();
        }
    }

    /** Calls {@code run} with the number of the thread, on all threads at once. */
    private void runOnAll(String wat) throws Exception {
        var module = Wat.module(wat);
        var imports = Imports.builder().memory("env", "memory", memory).build();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            var instance = module.instantiate(imports);
            Value number = Value.of(i);
            running.add(threads.submit(() -> instance.invoke("run", number)));
        }
        for (Future<?> thread : running) {
            get(thread);
        }
    }

    private static String loop(String declarations, String body) {
        return """
                (module
                  (memory (import "env" "memory") 1 64 shared)
                  %s
                  (func (export "run") (param $thread i32) (local $n i32)
                    (local.set $n (i32.const %d))
                    (loop $again
                      %s
                      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))
                """.formatted(declarations, ROUNDS, body);
    }

    @ParameterizedTest
    @CsvSource({"i32.atomic.rmw, i32, 4, ''", "i64.atomic.rmw, i64, 8, ''", "i32.atomic.rmw8, i32, 1, _u"})
    void noIncrementIsLost(String prefix, String type, int width, String suffix) throws Exception {
        runOnAll(loop("", "(drop (%1$s.add%3$s (i32.const 8) (%2$s.const 1)))".formatted(prefix, type, suffix)));

        long expected = (long) THREADS * ROUNDS;
        assertThat(memory.readLong(8)).isEqualTo(width == 1 ? expected & 0xFF : expected);
    }

    @Test
    void neighboursInAWordDoNotDisturbEachOther() throws Exception {
        // Two threads count in bytes and two in halves, all in the same eight bytes; the byte behind is stored plainly.
        runOnAll(loop("", """
                (if (i32.lt_u (local.get $thread) (i32.const 2))
                  (then (drop (i32.atomic.rmw8.add_u (local.get $thread) (i32.const 1))))
                  (else (drop (i64.atomic.rmw16.sub_u
                    (i32.mul (local.get $thread) (i32.const 2)) (i64.const 1)))))
                (i32.store8 (i32.const 2) (i32.load8_u (i32.const 2)))
                """));

        assertThat(memory.readByte(0)).isEqualTo((byte) ROUNDS);
        assertThat(memory.readByte(1)).isEqualTo((byte) ROUNDS);
        assertThat(memory.readShort(2)).isZero();
        assertThat(memory.readShort(4)).isEqualTo((short) -ROUNDS);
        assertThat(memory.readShort(6)).isEqualTo((short) -ROUNDS);
    }

    @Test
    void aLockOfCompareExchangeAndWaitGuardsPlainAccess() throws Exception {
        runOnAll(loop("""
                (func $lock (local $found i32)
                  (local.set $found (i32.atomic.rmw.cmpxchg (i32.const 0) (i32.const 0) (i32.const 1)))
                  (block $have
                    (loop $again
                      (br_if $have (i32.eqz (local.get $found)))
                      (if (i32.or
                            (i32.eq (local.get $found) (i32.const 2))
                            (i32.ne (i32.atomic.rmw.cmpxchg (i32.const 0) (i32.const 1) (i32.const 2)) (i32.const 0)))
                        (then (drop (memory.atomic.wait32 (i32.const 0) (i32.const 2) (i64.const -1)))))
                      (local.set $found (i32.atomic.rmw.cmpxchg (i32.const 0) (i32.const 0) (i32.const 2)))
                      (br $again))))
                (func $unlock
                  (if (i32.ne (i32.atomic.rmw.sub (i32.const 0) (i32.const 1)) (i32.const 1))
                    (then
                      (i32.atomic.store (i32.const 0) (i32.const 0))
                      (drop (memory.atomic.notify (i32.const 0) (i32.const 1))))))
                """, """
                (call $lock)
                (i64.store (i32.const 65) (i64.add (i64.load (i32.const 65)) (i64.const 3)))
                (call $unlock)
                """));

        assertThat(memory.readInt(0)).isZero();
        assertThat(memory.readLong(65)).isEqualTo(3L * THREADS * ROUNDS);
    }

    @Test
    void allGrowAndEachSeesWhatAllHaveGrown() throws Exception {
        runOnAll("""
                (module
                  (memory (import "env" "memory") 1 64 shared)
                  (func (export "run") (param $thread i32) (local $page i32)
                    (loop $again
                      (local.set $page (memory.grow (i32.const 1)))
                      (if (i32.ne (local.get $page) (i32.const -1))
                        (then
                          (i32.store8 (i32.shl (local.get $page) (i32.const 16)) (i32.const 1))
                          (drop (i32.atomic.rmw.add (i32.const 4) (i32.const 1)))
                          (br_if $again (i32.lt_u (local.get $page) (memory.size))))))))
                """);

        assertThat(memory.pages()).isEqualTo(64);
        assertThat(memory.readInt(4)).isEqualTo(63);
        for (int page = 1; page < 64; page++) {
            assertThat(memory.readByte((long) page << 16)).isEqualTo((byte) 1);
        }
    }

    private static final String WAIT = """
            (module
              (memory (import "env" "memory") 1 64 shared)
              (func (export "wait") (param i64) (result i32)
                (memory.atomic.wait64 offset=8 (i32.const 0) (i64.const 0) (local.get 0)))
              (func (export "notify") (param i32) (result i32)
                (memory.atomic.notify (i32.const 8) (local.get 0))))
            """;

    @Test
    void waitingEndsByNotificationByTimeAndByWhatIsThere() throws Exception {
        var first = threads.submit(() -> instance(WAIT).invoke("wait", Value.of(-1L)));
        var second = threads.submit(() -> instance(WAIT).invoke("wait", Value.of(-1L)));
        var waker = instance(WAIT);
        for (int i = 0; i < 2; i++) {
            until(() -> waker.invoke("notify", Value.of(1)).equals(List.of(Value.of(1))));
        }

        assertThat(get(first)).containsExactly(Value.of(0));
        assertThat(get(second)).containsExactly(Value.of(0));
        assertThat(waker.invoke("wait", Value.of(1000L))).containsExactly(Value.of(2));
        assertThat(waker.invoke("notify", Value.of(-1))).containsExactly(Value.of(0));
        memory.writeLong(8, 1L << 40);
        assertThat(waker.invoke("wait", Value.of(-1L))).containsExactly(Value.of(1));
    }

    /** A thread that waits for a notification, and the control of its instance. */
    private final class Waiting {
        final ExecutionControl control = new ExecutionControl();
        final Future<List<Value>> result;

        Waiting() {
            var instance = Wat.module(WAIT)
                    .instantiate(
                            Imports.builder().memory("env", "memory", memory).build(), control);
            var thread = new Thread[1];
            var started = new CountDownLatch(1);
            result = threads.submit(() -> {
                thread[0] = Thread.currentThread();
                started.countDown();
                return instance.invoke("wait", Value.of(-1L));
            });
            try {
                started.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            until(() -> thread[0].getState() == Thread.State.TIMED_WAITING);
        }
    }

    @Test
    void whoWaitsCanBeTerminated() {
        var waiting = new Waiting();
        waiting.control.terminate();

        assertThatThrownBy(() -> get(waiting.result))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TerminatedException.class);
        assertThat(memory.wake(8, 1)).isZero();
    }

    @Test
    void waitingIsPartOfTheTimeOfACall() {
        var instance = instance(WAIT);
        var limits = CallLimits.ofTimeout(Duration.ofMillis(50));

        assertThatThrownBy(() -> instance.within(limits, () -> instance.invoke("wait", Value.of(-1L))))
                .isInstanceOf(CallTimeoutException.class);
        assertThat(instance.within(
                        CallLimits.ofTimeout(Duration.ofMinutes(1)), () -> instance.invoke("wait", Value.of(1000L))))
                .containsExactly(Value.of(2));
    }

    @Test
    void whoWaitsCanBePausedAndThenWaitsOn() throws Exception {
        var waiting = new Waiting();
        var stops = new AtomicInteger();
        waiting.control.setHook((top, cause) -> {
            assertThat(cause).isEqualTo(StopCause.Plain.PAUSE);
            stops.incrementAndGet();
        });
        waiting.control.requestPause();
        until(() -> stops.get() == 1 || waiting.result.isDone());
        until(() -> memory.wake(8, 1) == 1 || waiting.result.isDone());

        assertThat(get(waiting.result)).containsExactly(Value.of(0));
        assertThat(stops).hasValue(1);
    }

    @Test
    void anUnsharedMemoryTakesAtomicsButNobodyCanWaitOnIt() {
        var instance = Wat.instance("""
                (module
                  (memory 1)
                  (func (export "swap") (result i32)
                    (i32.store (i32.const 4) (i32.const 0x12345678))
                    (drop (i32.atomic.rmw16.cmpxchg_u (i32.const 6) (i32.const 0x1234) (i32.const 0xABCD)))
                    (drop (i32.atomic.rmw8.xchg_u (i32.const 4) (i32.const 0xEF)))
                    (atomic.fence)
                    (i32.atomic.load (i32.const 4)))
                  (func (export "notify") (result i32) (memory.atomic.notify (i32.const 4) (i32.const 1)))
                  (func (export "wait") (result i32)
                    (memory.atomic.wait32 (i32.const 4) (i32.const 0) (i64.const 0))))
                """);
        assertThat(instance.invoke("swap")).containsExactly(Value.of(0xABCD56EF));
        assertThat(instance.invoke("notify")).containsExactly(Value.of(0));
        assertThatThrownBy(() -> instance.invoke("wait"))
                .isInstanceOf(Trap.class)
                .hasMessageStartingWith("expected shared memory: memory.atomic.wait32");
    }
}
