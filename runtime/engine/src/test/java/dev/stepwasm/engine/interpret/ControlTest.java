package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.FunctionType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other threads can do to a program that runs. */
class ControlTest {
    private static final String SPIN = """
            (module
              (import "env" "started" (func $started))
              (global $stop (mut i32) (i32.const 0))
              (func (export "loop") (local $i i32)
                (call $started)
                (loop $again
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br_if $again (i32.eqz (global.get $stop)))))
              (func (export "calls")
                (call $started)
                (loop $again (call $nothing) (br $again)))
              (func $nothing)
              (func (export "tailcalls")
                (call $started)
                (return_call $forever))
              (func $forever (return_call $forever))
              (func (export "memory")
                (call $started)
                (loop $again (memory.fill (i32.const 0) (i32.const 1) (i32.const 65536)) (br $again)))
              (memory 1))
            """;

    private final CountDownLatch started = new CountDownLatch(1);
    private final Debuggee debuggee = Debuggee.of(
            SPIN,
            Imports.builder()
                    .function("env", "started", FunctionType.EMPTY, (caller, arguments) -> {
                        started.countDown();
                        return List.of();
                    })
                    .build());
    private final BlockingQueue<StopCause> stops = new LinkedBlockingQueue<>();

    private CompletableFuture<List<Value>> start(String export) throws InterruptedException {
        var instance = debuggee.instance();
        var running = CompletableFuture.<List<Value>>supplyAsync(
                () -> instance.invoke(export), runnable -> new Thread(runnable).start());
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        return running;
    }

    private StopCause nextStop() throws InterruptedException {
        StopCause cause = stops.poll(10, TimeUnit.SECONDS);
        assertThat(cause).as("a stop within ten seconds").isNotNull();
        return cause;
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "calls", "tailcalls", "memory"})
    void pausesASpinningProgramWithin100Milliseconds(String export) throws Exception {
        debuggee.control.setHook((top, cause) -> stops.add(cause));
        var running = start(export);
        long fastest = Long.MAX_VALUE; // The others say how busy the machine is.
        for (int i = 0; i < 20; i++) {
            long begin = System.nanoTime();
            debuggee.control.requestPause();
            assertThat(nextStop()).isEqualTo(StopCause.Plain.PAUSE);
            fastest = Math.min(fastest, System.nanoTime() - begin);
        }
        debuggee.control.terminate();
        assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(TerminatedException.class);
        assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void takesNoticeOfABreakpointWhileRunning() throws Exception {
        debuggee.control.setHook((top, cause) -> {
            stops.add(cause);
            debuggee.control.removeBreakpoint(debuggee.module.code(), debuggee.at("(local.set $i"));
            top.instance().global(0).set(Value.of(1));
        });
        var running = start("loop");
        debuggee.breakAt("(local.set $i");

        assertThat(nextStop()).isEqualTo(StopCause.Plain.BREAKPOINT);
        assertThat(running.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void aRequestBeforeTheStartStopsAtTheFirstInstruction() {
        debuggee.onStop((top, cause) -> top.instance().global(0).set(Value.of(1)));
        debuggee.control.requestPause();
        debuggee.invoke("loop");

        assertThat(debuggee.stops).containsExactly("PAUSE call []");
    }

    @Test
    void terminationIsForGood() throws Exception {
        var running = start("loop");
        debuggee.control.terminate();

        assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TerminatedException.class);
        var again = debuggee.instance();
        assertThatThrownBy(() -> again.invoke("loop")).isInstanceOf(TerminatedException.class);
    }

    @Test
    void anotherThreadIsRefused() throws Exception {
        var instance = debuggee.instance();
        var running = CompletableFuture.<List<Value>>supplyAsync(() -> instance.invoke("loop"));
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> instance.invoke("calls"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another thread");

        debuggee.control.terminate();
        assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(TerminatedException.class);
    }
}
