package dev.stepwasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.LiveInstances;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.BreakpointRequest;
import dev.stepwasm.engine.debug.DebugListener;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.Granularity;
import dev.stepwasm.engine.debug.Outcome;
import dev.stepwasm.engine.debug.Stepping;
import dev.stepwasm.engine.debug.Stop;
import dev.stepwasm.engine.interpret.ExecutionControl;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A debugger attaches to instances of Chicory, each of which has a control and a memory of its own. */
@Timeout(60)
final class ChicoryAttachTest {
    private static final String BACK = """
        (module
          (memory 1)
          (func $answer (export "answer") (param $x i32) (result i32)
            (i32.store (i32.const 0) (local.get $x))
            (i32.mul (local.get $x) (i32.const 3))))
        """;
    private static final String FRONT = """
        (module
          (import "back" "answer" (func $answer (param i32) (result i32)))
          (func $front (export "front") (param $x i32) (result i32)
            (local.set $x (call $answer (local.get $x)))
            (i32.add (local.get $x) (i32.const 1))))
        """;

    private final BlockingQueue<DebuggedThread> stops = new LinkedBlockingQueue<>();

    @Test
    void stepsFromOneInstanceIntoAnotherAndBack() throws Exception {
        LiveInstances.start();
        Instance back = instance("chicory-back.wat", BACK, ImportValues.empty());
        var answer = new HostFunction(
                "back",
                "answer",
                FunctionType.of(List.of(ValType.I32), List.of(ValType.I32)),
                (caller, arguments) -> back.export("answer").apply(arguments));
        Instance front = instance(
                "chicory-front.wat",
                FRONT,
                ImportValues.builder().addFunction(answer).build());
        assertThat(front.export("front").apply(4)).containsExactly(13);

        Debugger debugger = Debugger.attach(new DebugListener() {
            @Override
            public void stopped(DebuggedThread thread, Stop stop) {
                stops.add(thread);
            }

            @Override
            public void ended(Outcome outcome) {}
        });
        try {
            debugger.setBreakpoints(module(debugger, "chicory-back.wat"), List.of(BreakpointRequest.line(4)));
            CompletableFuture<long[]> result =
                    CompletableFuture.supplyAsync(() -> front.export("front").apply(4));
            DebuggedThread thread = stop();
            assertThat(names(thread)).containsExactly("$answer", "$front");
            step(thread, Stepping.OUT);
            assertThat(names(thread)).containsExactly("$front");
            step(thread, Stepping.OVER);
            assertThat(line(thread)).isEqualTo(5);
            thread.resume();
            assertThat(result.get(30, TimeUnit.SECONDS)).containsExactly(13);

            debugger.setBreakpoints(module(debugger, "chicory-back.wat"), List.of());
            debugger.setBreakpoints(module(debugger, "chicory-front.wat"), List.of(BreakpointRequest.line(4)));
            result = CompletableFuture.supplyAsync(() -> front.export("front").apply(5));
            thread = stop();
            step(thread, Stepping.INTO);
            assertThat(names(thread)).containsExactly("$answer", "$front");
            debugger.close();
            assertThat(result.get(30, TimeUnit.SECONDS)).containsExactly(16);
        } finally {
            debugger.close();
        }
        assertThat(front.export("front").apply(4)).containsExactly(13);
        assertThat(stops).isEmpty();
    }

    private void step(DebuggedThread thread, Stepping stepping) throws InterruptedException {
        thread.resume(stepping, Granularity.LINE);
        assertThat(stop()).isSameAs(thread);
    }

    private DebuggedThread stop() throws InterruptedException {
        DebuggedThread thread = stops.poll(30, TimeUnit.SECONDS);
        assertThat(thread).isNotNull();
        return thread;
    }

    private static List<String> names(DebuggedThread thread) {
        return thread.frames(0, 9).stream().map(Frame::functionName).toList();
    }

    private static int line(DebuggedThread thread) {
        return thread.frames(0, 1).getFirst().position().orElseThrow().line();
    }

    private static DebuggedModule module(Debugger debugger, String name) {
        return debugger.modules().stream()
                .filter(each -> each.module().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Instance instance(String name, String wat, ImportValues imports) {
        try {
            StepModule module = StepModule.ofText(name, wat);
            return Instance.builder(Parser.parse(module.bytes()))
                    .withMachineFactory(StepMachine.factory(module, new ExecutionControl()))
                    .withImportValues(imports)
                    .build();
        } catch (InvalidModuleException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
