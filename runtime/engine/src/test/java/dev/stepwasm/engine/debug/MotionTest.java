package dev.stepwasm.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.FunctionType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Ways of a program that transcripts cannot show: to a position, and over functions of the host that call back. */
class MotionTest implements DebugListener {
    private static final String CALLBACK = """
        (module
          (import "env" "each" (func $each (param i32) (result i32)))
          (global $seen (mut i32) (i32.const 0))
          (func $main (export "main") (result i32)
            (local $r i32)
            (local.set $r (call $each (i32.const 3)))
            (local.get $r))
          (func $visit (export "visit") (param $i i32) (result i32)
            (global.set $seen (i32.add (global.get $seen) (local.get $i)))
            (global.get $seen)))
        """;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Override
    public void stopped(DebuggedThread thread, Stop stop) {
        events.add(stop.getClass().getSimpleName());
    }

    @Override
    public void ended(Outcome outcome) {
        events.add(outcome.report());
    }

    @Test
    void aStepOverACallThatComesBackFromTheHostStaysInItsFrame() throws Exception {
        try (Debugger debugger = callback()) {
            debugger.setBreakpoints(List.of(BreakpointRequest.line(6)));
            start(debugger, "main");
            assertThat(next()).isEqualTo("AtBreakpoint");
            debugger.resume(Stepping.OVER, Granularity.LINE);
            assertThat(next()).isEqualTo("Stepped");
            assertThat(line(debugger)).isEqualTo(7);
            assertThat(returned(debugger)).containsExactly("$each = 6");
            Frame top = top(debugger);
            assertThat(top.set(top.locals().getFirst(), "8").value()).isEqualTo(Value.of(8));
            debugger.resume();
            assertThat(next()).isEqualTo("8");
        }
    }

    @Test
    void aFunctionThatTheHostCallsBackStopsAndStepsOutToItsCaller() throws Exception {
        try (Debugger debugger = callback()) {
            debugger.setBreakpoints(List.of(BreakpointRequest.line(9)));
            start(debugger, "main");
            assertThat(next()).isEqualTo("AtBreakpoint");
            assertThat(debugger.frames(0, 9)).extracting(Frame::functionName).containsExactly("$visit", "$main");
            assertThat(debugger.frames(1, 1).getFirst().refusalOfRestart())
                    .hasValueSatisfying(why -> assertThat(why).contains("a function of the host stands between"));
            assertThatThrownBy(() -> debugger.restart(debugger.frames(1, 1).getFirst()))
                    .isInstanceOf(IllegalArgumentException.class);
            debugger.restart(top(debugger));
            assertThat(next()).isEqualTo("Restarted");
            debugger.setBreakpoints(List.of());
            debugger.resume(Stepping.OUT, Granularity.LINE);
            assertThat(next()).isEqualTo("Stepped");
            assertThat(line(debugger)).isEqualTo(6);
            assertThat(returned(debugger)).containsExactly("$each = 6");
            debugger.resume();
            assertThat(next()).isEqualTo("6");
        }
    }

    @Test
    void aCallOfTheHostIsNamedAndCannotBeEntered() throws Exception {
        try (Debugger debugger = callback()) {
            debugger.setBreakpoints(List.of(BreakpointRequest.line(6)));
            start(debugger, "main");
            assertThat(next()).isEqualTo("AtBreakpoint");
            CallTarget host = debugger.callTargets().getFirst();
            assertThat(host.text()).isEqualTo("call $each, a function of the host");
            assertThatThrownBy(() -> debugger.resumeInto(host))
                    .hasMessage("`call $each, a function of the host` cannot be entered");
            assertThat(debugger.state()).isEqualTo(State.STOPPED);
        }
    }

    @Test
    void runsToAPositionOnceInWhateverCallComesThereFirst() throws Exception {
        try (Debugger debugger = callback()) {
            start(debugger, "main", true);
            assertThat(next()).isEqualTo("Entry");
            debugger.runTo(debugger.main(), new BreakpointRequest.Spot.Text(10, OptionalInt.empty()));
            assertThat(next()).isEqualTo("Stepped");
            assertThat(line(debugger)).isEqualTo(10);
            debugger.resume(); // The position counts once, and the function is called twice more.
            assertThat(next()).isEqualTo("6");
        }
    }

    @Test
    void aBreakpointOnTheWayToAPositionStops() throws Exception {
        try (Debugger debugger = callback()) {
            debugger.setBreakpoints(List.of(BreakpointRequest.line(9)));
            start(debugger, "main", true);
            assertThat(next()).isEqualTo("Entry");
            debugger.runTo(debugger.main(), new BreakpointRequest.Spot.Text(7, OptionalInt.empty()));
            assertThat(next()).isEqualTo("AtBreakpoint");
            debugger.runTo(debugger.main(), new BreakpointRequest.Spot.Text(9, OptionalInt.empty()));
            assertThat(next()).isEqualTo("AtBreakpoint");
            debugger.resume();
            assertThat(next()).isEqualTo("AtBreakpoint");
            assertThatThrownBy(() ->
                            debugger.runTo(debugger.main(), new BreakpointRequest.Spot.Text(99, OptionalInt.empty())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no instruction at or after line 99");
            debugger.resume();
            assertThat(next()).isEqualTo("6");
            assertThat(debugger.awaitEnd(Duration.ofSeconds(30))).isTrue();
        }
    }

    private Debugger callback() throws InvalidModuleException {
        Imports imports = Imports.builder()
                .function(
                        "env",
                        "each",
                        new FunctionType(
                                List.of(Value.of(0).type()), List.of(Value.of(0).type())),
                        (caller, arguments) -> {
                            List<Value> last = List.of(Value.of(0));
                            for (int i = 1; i <= ((Value.I32) arguments.getFirst()).value(); i++) {
                                last = caller.invoke("visit", Value.of(i));
                            }
                            return last;
                        })
                .build();
        return new Debugger(StepModule.ofText("callback.wat", CALLBACK), imports, this);
    }

    private static void start(Debugger debugger, String export) throws InvocationException {
        start(debugger, export, false);
    }

    private static void start(Debugger debugger, String export, boolean stopOnEntry) throws InvocationException {
        debugger.launch(Invocation.of(debugger.main().module().module(), Optional.of(export), List.of()), stopOnEntry);
    }

    private String next() throws InterruptedException {
        return Optional.ofNullable(events.poll(30, TimeUnit.SECONDS)).orElse("nothing happens");
    }

    private static Frame top(Debugger debugger) {
        return debugger.frames(0, 1).getFirst();
    }

    private static int line(Debugger debugger) {
        return top(debugger).position().orElseThrow().line();
    }

    private static List<String> returned(Debugger debugger) {
        Elements all = top(debugger).returned().orElseThrow();
        return java.util.stream.IntStream.range(0, all.count())
                .mapToObj(all::at)
                .map(each -> each.name() + " = " + each.text())
                .toList();
    }
}
