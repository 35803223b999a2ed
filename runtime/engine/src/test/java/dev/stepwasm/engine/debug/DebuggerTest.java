package dev.stepwasm.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands out of order, from other threads, at bad moments. */
@Timeout(60)
final class DebuggerTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PROGRAM = """
        (module
          (import "env" "wait" (func $wait))
          (func $count (export "count") (param $n i32) (result i32)
            (local $i i32)
            (loop $again
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (br_if $again (i32.lt_u (local.get $i) (local.get $n))))
            local.get $i)
          (func (export "spin") (loop $again (br $again)))
          (func (export "hang") (call $wait)))
        """;

    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private Consumer<Stop> atStop = heard::add;
    private Debugger debugger;

    @AfterEach
    void close() {
        if (debugger != null) {
            debugger.close();
        }
    }

    @Test
    void refusesToShowWhatDoesNotStandStill() throws Exception {
        Debugger ready = debugger(() -> {});

        assertThatThrownBy(() -> ready.frames(0, 1))
                .isInstanceOf(NotStoppedException.class)
                .hasMessage("the program has not started");
        launch("count", 1, false);
        assertThat(next()).isInstanceOf(Outcome.Returned.class);
        assertThatThrownBy(ready::resume).hasMessage("the program has ended");
        assertThat(ready.stop()).isEmpty();
        assertThatThrownBy(() -> launch("count", 1, false)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void letsFramesDieWhenTheProgramGoesOn() throws Exception {
        Debugger running = debugger(() -> {});
        launch("count", 3, true);
        assertThat(next()).isInstanceOf(Stop.Entry.class);
        Frame frame = running.frames(0, 1).getFirst();
        assertThat(frame.locals()).hasSize(2);

        running.resume(Stepping.INTO, Granularity.INSTRUCTION);
        next();

        assertThatThrownBy(frame::locals)
                .isInstanceOf(NotStoppedException.class)
                .hasMessage("the program has run since this frame was shown");
        assertThat(frame.functionName()).isEqualTo("$count");
        assertThat(frame.position()).isPresent();
        assertThatThrownBy(() -> frame.set(new Place.Local(0), Value.of(1))).isInstanceOf(NotStoppedException.class);
    }

    @Test
    void goesOnAtOnceWhenTheListenerSaysSo() throws Exception {
        List<Stop> stops = new ArrayList<>();
        atStop = stop -> {
            stops.add(stop);
            debugger.resume();
        };
        debugger(() -> {}).setBreakpoints(List.of(BreakpointRequest.line(6)));
        launch("count", 100, false);

        assertThat(next()).isEqualTo(new Outcome.Returned(List.of(Value.of(100))));
        assertThat(stops).hasSize(100).allMatch(Stop.AtBreakpoint.class::isInstance);
    }

    @Test
    void endsWhateverTheProgramDoes() throws Exception {
        debugger(() -> {});
        launch("spin", null, false);
        debugger.terminate();
        assertThat(next()).isInstanceOf(Outcome.Terminated.class);
        assertThat(debugger.state()).isEqualTo(State.ENDED);

        debugger(() -> {});
        launch("count", 5, true);
        next();
        debugger.terminate();
        debugger.terminate();
        assertThat(next()).isInstanceOf(Outcome.Terminated.class);

        debugger(() -> {}).terminate();
        assertThat(debugger.state()).isEqualTo(State.ENDED);
        assertThatThrownBy(() -> launch("count", 1, false)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void interruptsAWaitingHost() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        debugger(() -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        launch("hang", null, false);
        waiting.await();

        debugger.terminate();

        assertThat(debugger.awaitEnd(SOON)).isTrue();
        assertThat(next()).isInstanceOf(Outcome.Terminated.class);
    }

    @Test
    void doesNotWaitForAHostThatIgnoresIt() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicBoolean go = new AtomicBoolean();
        debugger(() -> {
            waiting.countDown();
            while (!go.get()) {
                Thread.onSpinWait();
            }
        });
        launch("hang", null, false);
        waiting.await();

        long before = System.nanoTime();
        debugger.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
        assertThat(heard).isEmpty();
        go.set(true);
        assertThat(next()).isInstanceOf(Outcome.Terminated.class);
    }

    @Test
    void stopsWhereTheHostFailsAndSaysWhatItSays() throws Exception {
        debugger(() -> {
            throw new IllegalStateException("the host is out of paper");
        });
        launch("hang", null, false);

        assertThat(next())
                .isInstanceOfSatisfying(
                        Stop.Trapped.class,
                        trapped -> assertThat(trapped.explanation().message())
                                .isEqualTo("trap in host function: env.wait: the host is out of paper"));
        assertThat(debugger.stop().orElseThrow())
                .isInstanceOfSatisfying(
                        Stop.Trapped.class,
                        trapped -> assertThat(trapped.trap())
                                .hasMessage("trap in host function: env.wait: java.lang.IllegalStateException:"
                                        + " the host is out of paper")
                                .hasCauseInstanceOf(IllegalStateException.class));
    }

    @Test
    void forgetsAPauseThatComesTooLate() throws Exception {
        debugger(() -> {});
        launch("count", 3, true);
        next();
        debugger.pause();
        debugger.resume();

        assertThat(next()).isInstanceOf(Outcome.Returned.class);
    }

    @Test
    void showsAndStepsThroughCallsThatComeBackFromTheHost() throws Exception {
        StepModule module = StepModule.ofText("back.wat", """
            (module
              (import "env" "back" (func $back (result i32)))
              (func $outer (export "outer") (result i32)
                (i32.add
                  (call $back)
                  (i32.const 1)))
              (func $inner (export "inner") (result i32)
                (i32.const 41)))
            """);
        FunctionType type = new FunctionType(List.of(), List.of(ValueType.Numeric.I32));
        Imports imports = Imports.builder()
                .function("env", "back", type, (caller, arguments) -> caller.invoke("inner", List.of()))
                .build();
        debugger = new Debugger(module, imports, listener());
        debugger.setBreakpoints(List.of(BreakpointRequest.line(8)));
        debugger.launch(new Invocation("outer", List.of()), false);
        next();
        assertThat(stack()).containsExactly("$inner 8:5", "$outer 5:7");

        debugger.resume(Stepping.OUT, Granularity.LINE);
        next();
        assertThat(stack()).containsExactly("$outer 5:7");
        assertThat(debugger.frames(0, 1).getFirst().operands())
                .extracting(Variable::value)
                .containsExactly(Value.of(41));
        debugger.resume();
        assertThat(next()).isEqualTo(new Outcome.Returned(List.of(Value.of(42))));
    }

    private List<String> stack() {
        return debugger.frames(0, 99).stream()
                .map(frame -> frame.functionName() + " "
                        + frame.position()
                                .map(at -> at.line() + ":" + at.column())
                                .orElse("nowhere"))
                .toList();
    }

    @Test
    void takesCommandsFromManyThreads() throws Exception {
        debugger(() -> {});
        launch("spin", null, false);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int j = 0; j < 200; j++) {
                    debugger.setBreakpoints(j % 2 == 0 ? List.of(BreakpointRequest.line(9)) : List.of());
                    debugger.pause();
                    debugger.state();
                    goOn();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        debugger.terminate();

        assertThat(debugger.awaitEnd(SOON)).isTrue();
        assertThat(heard.stream().filter(Outcome.class::isInstance)).hasSize(1);
    }

    private void goOn() {
        try {
            debugger.resume();
        } catch (NotStoppedException e) {
            assertThat(e).hasMessage("the program is running");
        }
    }

    private Debugger debugger(Runnable host) throws InvalidModuleException {
        StepModule module = StepModule.ofText("program.wat", PROGRAM);
        Imports imports = Imports.builder()
                .function("env", "wait", new FunctionType(List.of(), List.of()), (caller, arguments) -> {
                    host.run();
                    return List.of();
                })
                .build();
        debugger = new Debugger(module, imports, listener());
        return debugger;
    }

    private DebugListener listener() {
        return new DebugListener() {
            @Override
            public void stopped(DebuggedThread thread, Stop stop) {
                atStop.accept(stop);
            }

            @Override
            public void ended(Outcome outcome) {
                heard.add(outcome);
            }
        };
    }

    private void launch(String function, Integer argument, boolean stopOnEntry) {
        List<Value> arguments = argument == null ? List.of() : List.of(Value.of(argument));
        debugger.launch(new Invocation(function, arguments), stopOnEntry);
    }

    private Object next() throws InterruptedException {
        Object next = heard.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("something happens").isNotNull();
        return next;
    }
}
