package dev.stepwasm.embedder;

import static dev.stepwasm.embedder.Embedder.breakAt;
import static dev.stepwasm.embedder.Embedder.breakNowhere;
import static dev.stepwasm.embedder.Embedder.lineOf;
import static dev.stepwasm.embedder.Embedder.module;
import static dev.stepwasm.embedder.Embedder.place;
import static dev.stepwasm.embedder.Embedder.stack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.Granularity;
import dev.stepwasm.engine.debug.StackEntry;
import dev.stepwasm.engine.debug.Stepping;
import dev.stepwasm.engine.debug.Stop;
import dev.stepwasm.engine.endive.StepMachine;
import dev.stepwasm.engine.interpret.ExecutionControl;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/** Code calls the host, which calls code: of the same instance, or of another that has nothing to do with it. */
@Timeout(120)
final class EmbedderCallsTest {
    private static final String BACK = """
        (module
          (memory 1)
          (func $answer (export "answer") (param $x i32) (result i32)
            (local.set $x (call $triple (local.get $x)))
            (i32.store (i32.const 0) (local.get $x))
            (local.get $x))
          (func $triple (param $x i32) (result i32)
            (i32.mul (local.get $x) (i32.const 3))))
        """;
    private static final String FRONT = """
        (module
          (import "env" "ask" (func $ask (param i32) (result i32)))
          (func $front (export "front") (param $x i32) (result i32)
            (local.set $x (call $ask (local.get $x)))
            (local.set $x (call $more (local.get $x)))
            (local.get $x))
          (func $more (param $x i32) (result i32)
            (i32.add (local.get $x) (i32.const 1)))
          (memory 1)
          (func $answer (export "answer") (param $x i32) (result i32)
            (local.set $x (call $triple (local.get $x)))
            (i32.store (i32.const 0) (local.get $x))
            (local.get $x))
          (func $triple (param $x i32) (result i32)
            (i32.mul (local.get $x) (i32.const 3))))
        """;
    private static final String ASKS = "$front:" + lineOf(FRONT, "(call $ask");
    private static final String ADDS = "$front:" + lineOf(FRONT, "(call $more");

    private final Embedder program = new Embedder();
    private final Heard heard = program.heard;

    @AfterEach
    void close() {
        program.close();
    }

    /** How the two instances come together. */
    enum Linked {
        /** The host calls the instance that has called it. */
        SAME,
        /** The host calls another instance. */
        OTHER,
        /** Instances of Endive, whose memories are ours. */
        ENDIVE,
        /** Instances of Endive with memories of its own. */
        FOREIGN_MEMORY;

        IntUnaryOperator make() {
            return switch (this) {
                case SAME -> {
                    var self = new AtomicReference<StepInstance>();
                    self.set(module(front(), FRONT).instantiate(importing(x -> answer(self.get(), x))));
                    yield x -> ((Value.I32) self.get().invoke("front", x).getFirst()).value();
                }
                case OTHER -> {
                    StepInstance back = module(back(), BACK).instantiate(Imports.none());
                    StepInstance front = module(front(), FRONT).instantiate(importing(x -> answer(back, x)));
                    yield x -> ((Value.I32) front.invoke("front", x).getFirst()).value();
                }
                case ENDIVE, FOREIGN_MEMORY -> {
                    Instance back = endive(back(), BACK, ImportValues.empty());
                    var ask = new HostFunction(
                            "env",
                            "ask",
                            FunctionType.of(List.of(ValType.I32), List.of(ValType.I32)),
                            (caller, arguments) -> back.export("answer").apply(arguments));
                    Instance front = endive(
                            front(),
                            FRONT,
                            ImportValues.builder().addFunction(ask).build());
                    yield x -> (int) front.export("front").apply(x)[0];
                }
            };
        }

        private static Imports importing(IntUnaryOperator ask) {
            return Imports.builder()
                    .function("env", "ask", IntUnaryOperator.class, ask)
                    .build();
        }

        private static int answer(StepInstance instance, int x) {
            return ((Value.I32) instance.invoke("answer", x).getFirst()).value();
        }

        private Instance endive(String name, String wat, ImportValues imports) {
            var module = module(name, wat);
            return Instance.builder(Parser.parse(module.bytes()))
                    .withMachineFactory(StepMachine.factory(module, new ExecutionControl()))
                    .withMemoryFactory(this == ENDIVE ? StepMachine.memoryFactory() : ByteArrayMemory::new)
                    .withImportValues(imports)
                    .build();
        }

        String front() {
            return "front " + this;
        }

        String back() {
            return this == SAME ? front() : "back " + this;
        }

        String backText() {
            return this == SAME ? FRONT : BACK;
        }

        String answers() {
            return "$answer:" + lineOf(backText(), "(call $triple");
        }

        String stores() {
            return "$answer:" + lineOf(backText(), "(i32.store");
        }
    }

    private DebuggedThread stopAtCall(Debugger debugger, Linked linked) {
        breakAt(debugger, linked.front(), FRONT, "(call $ask");
        DebuggedThread thread = heard.stop().thread();
        breakNowhere(debugger, linked.front());
        assertThat(place(thread)).isEqualTo(ASKS);
        return thread;
    }

    private Worker start(Linked linked) {
        IntUnaryOperator front = linked.make();
        Worker worker =
                program.start("caller", () -> assertThat(front.applyAsInt(4)).isEqualTo(13));
        worker.awaitRounds(2);
        return worker;
    }

    @ParameterizedTest
    @EnumSource
    void stepsOverACallOfTheHostThatCallsBack(Linked linked) {
        Worker worker = start(linked);
        Debugger debugger = program.attach();
        DebuggedThread thread = stopAtCall(debugger, linked);

        assertThat(program.step(thread, Stepping.OVER)).isInstanceOf(Stop.Stepped.class);
        assertThat(place(thread)).isEqualTo(ADDS);
        assertThat(program.step(thread, Stepping.INTO)).isInstanceOf(Stop.Stepped.class);
        assertThat(place(thread)).startsWith("$more:");
        debugger.close();
        worker.awaitRounds(2);
    }

    @ParameterizedTest
    @EnumSource
    void stepsIntoWhatTheHostCalls(Linked linked) {
        Worker worker = start(linked);
        Debugger debugger = program.attach();
        DebuggedThread thread = stopAtCall(debugger, linked);

        assertThat(program.step(thread, Stepping.INTO)).isInstanceOf(Stop.Stepped.class);
        assertThat(place(thread)).isEqualTo(linked.answers());
        assertThat(thread.frames(0, 9)).extracting(Frame::functionName).containsExactly("$answer", "$front");
        assertThat(thread.frameCount()).isEqualTo(2);
        List<String> stack = stack(thread);
        assertThat(stack).hasSize(thread.stackDepth());
        assertThat(stack.getFirst()).isEqualTo("$answer");
        assertThat(stack.indexOf("$front")).isGreaterThan(1);
        assertThat(stack.subList(1, stack.indexOf("$front")))
                .allMatch(each -> each.startsWith("EmbedderCallsTest$Linked."))
                .hasSizeBetween(1, 3);
        assertThat(stack.subList(stack.indexOf("$front") + 1, stack.size()))
                .contains("Worker.run")
                .noneMatch(each -> each.startsWith("$") || each.contains("Interpreter") || each.contains("Machine"));
        assertThat(thread.stack(1, 1)).singleElement().isInstanceOf(StackEntry.Host.class);
        assertThat(thread.stack(stack.indexOf("$front"), 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        StackEntry.Wasm.class,
                        entry -> assertThat(entry.frame().index()).isEqualTo(1));
        Frame caller = thread.frames(1, 1).getFirst();
        assertThat(caller.locals().getFirst().value()).isEqualTo(Value.of(4));
        assertThat(place(caller)).isEqualTo(ASKS);
        assertThat(caller.refusalOfRestart()).get().asString().contains("host");

        assertThat(program.step(thread, Stepping.OVER)).isInstanceOf(Stop.Stepped.class);
        assertThat(place(thread)).isEqualTo(linked.stores());
        assertThat(program.step(thread, Stepping.OUT)).isInstanceOf(Stop.Stepped.class);
        assertThat(place(thread)).isEqualTo(ASKS);
        assertThat(program.step(thread, Stepping.OVER)).isInstanceOf(Stop.Stepped.class);
        assertThat(place(thread)).isEqualTo(ADDS);
        debugger.close();
        worker.awaitRounds(2);
    }

    @ParameterizedTest
    @EnumSource
    void stepsFromTheEndOfWhatTheHostCallsToTheCaller(Linked linked) {
        Worker worker = start(linked);
        Debugger debugger = program.attach();
        breakAt(debugger, linked.back(), linked.backText(), "(i32.store");
        DebuggedThread thread = heard.stop().thread();
        breakNowhere(debugger, linked.back());
        assertThat(place(thread)).isEqualTo(linked.stores());

        assertThat(program.step(thread, Stepping.OVER)).isInstanceOf(Stop.Stepped.class);
        assertThat(program.step(thread, Stepping.OVER)).isInstanceOf(Stop.Stepped.class);
        assertThat(place(thread)).isEqualTo(ASKS);
        debugger.close();
        worker.awaitRounds(2);
    }

    @ParameterizedTest
    @EnumSource
    void stepsOutOfTheOutermostCallAndStopsNowhere(Linked linked) {
        Worker worker = start(linked);
        Debugger debugger = program.attach();
        DebuggedThread thread = stopAtCall(debugger, linked);
        thread.resume(Stepping.OUT, Granularity.LINE);
        worker.awaitRounds(5);
        assertThat(heard.hasMore()).isFalse();
        debugger.close();
    }

    @ParameterizedTest
    @EnumSource
    void expressionsOfAnyFrameCallFunctions(Linked linked) throws Exception {
        Worker worker = start(linked);
        Debugger debugger = program.attach();
        DebuggedThread thread = stopAtCall(debugger, linked);
        assertThat(program.step(thread, Stepping.INTO)).isInstanceOf(Stop.Stepped.class);

        for (Frame frame : thread.frames(0, 2)) {
            String call = frame.functionName().equals("$front") ? "$more(41)" : "$triple(14)";
            assertThat(frame.run(call).get(30, TimeUnit.SECONDS).toString()).contains("42");
        }
        // A breakpoint in what is called shows both stacks.
        breakAt(debugger, linked.front(), FRONT, "(i32.add (local.get $x) (i32.const 1))");
        var answer = thread.frames(1, 1).getFirst().run("$more(41)");
        assertThat(heard.stopOf(thread)).isInstanceOf(Stop.AtBreakpoint.class);
        assertThat(thread.frames(0, 9)).extracting(Frame::functionName).containsExactly("$more", "$answer", "$front");
        assertThat(thread.frameCount()).isEqualTo(3);
        breakNowhere(debugger, linked.front());
        thread.resume();
        assertThat(heard.stopOf(thread)).isInstanceOf(Stop.Stepped.class);
        assertThat(answer.get(30, TimeUnit.SECONDS).toString()).contains("42");
        assertThat(thread.frames(0, 9)).extracting(Frame::functionName).containsExactly("$answer", "$front");
        debugger.close();
        worker.awaitRounds(2);
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatAThreadWasInWhenTheDebuggerCame(Linked linked) throws Exception {
        // The host waits in the middle: code is below it that no debugger has seen being called.
        var entered = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        String wat = """
            (module
              (import "env" "ask" (func $ask (param i32) (result i32)))
              (func $bottom (export "bottom") (result i32) (call $ask (i32.const 4))))
            """;
        IntUnaryOperator front = linked.make();
        assertThat(front.applyAsInt(1)).isPositive(); // Instances of Endive are known from the first call on.
        StepInstance bottom = module("bottom " + linked, wat)
                .instantiate(Imports.builder()
                        .function("env", "ask", IntUnaryOperator.class, x -> {
                            entered.countDown();
                            await(released);
                            return front.applyAsInt(x);
                        })
                        .build());
        Worker worker =
                program.start("early", () -> assertThat(bottom.invoke("bottom")).containsExactly(Value.of(13)));
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        Debugger debugger = program.attach();
        breakAt(debugger, linked.front(), FRONT, "(call $ask");
        released.countDown();
        DebuggedThread thread = heard.stop().thread();
        breakNowhere(debugger, linked.front());
        assertThat(thread.frames(0, 9)).extracting(Frame::functionName).containsExactly("$front", "$bottom");

        assertThat(program.step(thread, Stepping.INTO)).isInstanceOf(Stop.Stepped.class);
        assertThat(thread.frames(0, 9)).extracting(Frame::functionName).containsExactly("$answer", "$front", "$bottom");
        assertThat(program.step(thread, Stepping.OUT)).isInstanceOf(Stop.Stepped.class);
        assertThat(program.step(thread, Stepping.OUT)).isInstanceOf(Stop.Stepped.class);
        assertThat(place(thread)).startsWith("$bottom:");
        debugger.close();
        worker.awaitRounds(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("waited for too long");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tellsOfATrapOnce() {
        StepInstance back = module("trapping back", "(module (func $fail (export \"fail\") (unreachable)))")
                .instantiate(Imports.none());
        StepInstance front = module(
                        "trapping front",
                        "(module (import \"env\" \"call\" (func $call)) (func $front (export \"front\") (call $call)))")
                .instantiate(Imports.builder()
                        .function("env", "call", Runnable.class, () -> back.invoke("fail"))
                        .build());
        Debugger debugger = program.attach();
        var done = new CountDownLatch(1);
        program.start("traps", () -> {
            if (done.getCount() > 0) {
                assertThatThrownBy(() -> front.invoke("front")).isInstanceOf(Trap.class);
                done.countDown();
            }
        });
        DebuggedThread thread = heard.stop().thread();
        assertThat(thread.stop()).containsInstanceOf(Stop.Trapped.class);
        assertThat(thread.frames(0, 9)).extracting(Frame::functionName).containsExactly("$fail", "$front");
        thread.resume();
        await(done);
        assertThat(heard.hasMore()).isFalse();
        debugger.close();
    }
}
