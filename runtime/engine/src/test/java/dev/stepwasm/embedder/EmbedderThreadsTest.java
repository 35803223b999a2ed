package dev.stepwasm.embedder;

import static dev.stepwasm.embedder.Embedder.breakAt;
import static dev.stepwasm.embedder.Embedder.breakNowhere;
import static dev.stepwasm.embedder.Embedder.module;
import static dev.stepwasm.embedder.Embedder.place;
import static dev.stepwasm.embedder.Embedder.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.embedder.Heard.Stopped;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Store;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.debug.BreakpointKind;
import dev.stepwasm.engine.debug.BreakpointRequest;
import dev.stepwasm.engine.debug.BreakpointRule;
import dev.stepwasm.engine.debug.DataBreakpointRequest;
import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.Granularity;
import dev.stepwasm.engine.debug.NotStoppedException;
import dev.stepwasm.engine.debug.State;
import dev.stepwasm.engine.debug.Stepping;
import dev.stepwasm.engine.debug.Stop;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A debugger attaches to instances that threads of a Java program run; the threads stop and go on one by one. */
@Timeout(120)
final class EmbedderThreadsTest {
    private static final String WORK = """
        (module
          (import "env" "wait" (func $wait))
          (memory (export "memory") 1)
          (global $rounds (export "rounds") (mut i32) (i32.const 0))
          (func $work (export "work") (param $n i32) (result i32)
            (local $sum i32)
            (loop $again
              (local.set $sum (i32.add (local.get $sum) (call $twice (local.get $n))))
              (local.set $n (i32.sub (local.get $n) (i32.const 1)))
              (br_if $again (local.get $n)))
            (global.set $rounds (i32.add (global.get $rounds) (i32.const 1)))
            (i32.store (i32.const 8) (global.get $rounds))
            (local.get $sum))
          (func $twice (param $x i32) (result i32)
            (i32.mul (local.get $x) (i32.const 2)))
          (func $spin (export "spin") (loop $again (br $again)))
          (func $hang (export "hang") (call $wait)))
        """;
    private static final String LOOP = "(local.set $sum";
    private static final String NEXT = "(local.set $n";
    private static final String END = "(local.get $sum))";
    private static final Imports NO_WAITING =
            Imports.builder().function("env", "wait", Runnable.class, () -> {}).build();

    private final Embedder program = new Embedder();
    private final Heard heard = program.heard;

    @AfterEach
    void close() {
        program.close();
    }

    private Worker worker(String name, StepInstance instance) {
        return program.start(name, () -> assertThat(instance.invoke("work", 3)).containsExactly(Value.of(12)));
    }

    /** A thread that has been shown is there to be asked about, though it calls short functions and is hardly ever in one. */
    @Test
    void findsEachThreadThatItHasShownAgain() {
        StepModule module = module("shown.wat", WORK);
        worker("short calls", module.instantiate(NO_WAITING)).awaitRounds(10);
        int seen = 0;
        for (int i = 0; i < 200; i++) {
            try (Debugger debugger = program.attach()) {
                for (DebuggedThread thread : debugger.threads()) {
                    assertThat(debugger.thread(thread.id())).containsSame(thread);
                    seen++;
                }
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void stopsEachThreadForItself() {
        StepModule module = module("each.wat", WORK);
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            workers.add(worker("worker " + i, module.instantiate(NO_WAITING)));
        }
        workers.forEach(worker -> worker.awaitRounds(10));
        Debugger debugger = program.attach();

        breakAt(debugger, "each.wat", WORK, LOOP);
        Set<DebuggedThread> threads = new HashSet<>();
        Set<Integer> instances = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            Stopped stopped = heard.stop();
            assertThat(stopped.stop()).isInstanceOf(Stop.AtBreakpoint.class);
            threads.add(stopped.thread());
            instances.add(stopped.thread().frames(0, 1).getFirst().instanceNumber());
        }
        assertThat(threads).hasSize(4).allMatch(thread -> thread.state() == State.STOPPED);
        assertThat(instances).hasSize(4);
        assertThat(debugger.threads()).containsAll(threads);
        assertThat(heard.started).containsAll(threads);
        assertThat(threads)
                .extracting(DebuggedThread::name)
                .containsExactlyInAnyOrder("worker 0", "worker 1", "worker 2", "worker 3");

        breakNowhere(debugger, "each.wat");
        DebuggedThread one = threads.iterator().next();
        assertThat(program.step(one, Stepping.OVER)).isInstanceOf(Stop.Stepped.class);
        assertThat(place(one)).isEqualTo("$work:" + Embedder.lineOf(WORK, NEXT));
        assertThat(threads).filteredOn(thread -> thread != one).allMatch(thread -> thread.state() == State.STOPPED);

        debugger.close();
        workers.forEach(worker -> worker.awaitRounds(10));
        assertThat(heard.hasMore()).isFalse();
    }

    @Test
    void aStepOfOneThreadStopsNoOtherThatUsesTheSameInstance() {
        StepInstance shared = module("shared.wat", WORK).instantiate(NO_WAITING);
        Runnable work = () -> {
            synchronized (shared) {
                shared.invoke("work", 3);
            }
        };
        Worker first = program.start("first", work);
        Worker second = program.start("second", work);
        first.awaitRounds(1);
        second.awaitRounds(1);
        Debugger debugger = program.attach();
        breakAt(debugger, "shared.wat", WORK, END);
        DebuggedThread stopped = heard.stop().thread();
        breakNowhere(debugger, "shared.wat");

        stopped.resume(Stepping.OVER, Granularity.LINE); // It returns to the host, where nothing can stop.
        first.awaitRounds(20);
        second.awaitRounds(20);
        assertThat(heard.hasMore()).isFalse();
        assertThat(stopped.state()).isEqualTo(State.RUNNING);

        stopped.pause();
        assertThat(heard.stopOf(stopped)).isInstanceOf(Stop.Paused.class);
        stopped.resume(Stepping.OUT, Granularity.INSTRUCTION);
        first.awaitRounds(20);
        second.awaitRounds(20);
        assertThat(heard.hasMore()).isFalse();
    }

    @Test
    void pausesAThreadInCodeAtOnce() {
        StepInstance spinning = module("spin.wat", WORK).instantiate(NO_WAITING);
        StepInstance working = module("busy.wat", WORK).instantiate(NO_WAITING);
        Worker other = worker("other", working);
        Thread spins = Thread.ofPlatform().daemon().name("spins").start(() -> {
            try {
                spinning.invoke("spin");
            } catch (RuntimeException cancelled) {
                // The end of the test.
            }
        });
        Debugger debugger = program.attach();
        DebuggedThread thread = awaitThread(debugger, "spins");

        long before = System.nanoTime();
        thread.pause();
        assertThat(heard.stopOf(thread)).isInstanceOf(Stop.Paused.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(place(thread)).startsWith("$spin:");
        other.awaitRounds(10);
        assertThat(spins.isAlive()).isTrue();

        debugger.close();
        spinning.cancel();
        other.awaitRounds(10);
        assertThat(heard.hasMore()).isFalse();
    }

    private static DebuggedThread awaitThread(Debugger debugger, String name) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            for (DebuggedThread each : debugger.threads()) {
                if (each.name().equals(name) && each.isInCode()) {
                    return each;
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no thread " + name);
    }

    /** A function of the host that waits until it is told to go on. */
    private static final class Waiting {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        Imports imports() {
            return Imports.builder()
                    .function("env", "wait", Runnable.class, () -> {
                        entered.countDown();
                        await(released);
                    })
                    .build();
        }

        void awaitEntry() {
            await(entered);
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
    }

    @Test
    void saysWhichFunctionOfTheHostAThreadIsIn() {
        for (boolean attachesBefore : List.of(true, false)) {
            Waiting waiting = new Waiting();
            StepInstance instance = module("hang.wat", WORK).instantiate(waiting.imports());
            Debugger debugger = attachesBefore ? program.attach() : null;
            Worker worker = program.start("hangs " + attachesBefore, () -> instance.invoke("hang"));
            waiting.awaitEntry();
            debugger = debugger == null ? program.attach() : debugger;
            DebuggedThread thread = awaitThread(debugger, "hangs " + attachesBefore);

            assertThat(thread.hostCall()).contains("env.wait");
            assertThat(thread.keptFromPausing()).isEmpty();
            thread.pause();
            assertThat(thread.keptFromPausing()).contains("env.wait");
            waiting.released.countDown();
            assertThat(heard.stopOf(thread)).isInstanceOf(Stop.Paused.class);
            assertThat(thread.hostCall()).isEmpty();
            assertThat(thread.frames(0, 9)).extracting(Frame::functionName).containsExactly("$hang");
            debugger.close();
            worker.awaitRounds(2);
        }
    }

    @Test
    void stopsInInstancesThatAreMadeLaterFromTheirFirstInstructionOn() {
        String starts = """
            (module
              (func $main (nop))
              (start $main)
              (func (export "work") (param i32) (result i32) (i32.const 12)))
            """;
        Debugger debugger = program.attach();
        heard.onModule(module -> {
            if (module.module().name().equals("later.wat")) {
                breakAt(debugger, "later.wat", starts, "$main");
            }
        });
        StepModule module = module("later.wat", starts);
        for (int i = 0; i < 2; i++) {
            Worker worker = program.start("maker " + i, () -> module.instantiate(Imports.none()));
            DebuggedThread thread = heard.stop().thread();
            assertThat(thread.name()).isEqualTo("maker " + i);
            assertThat(thread.stop()).containsInstanceOf(Stop.AtBreakpoint.class);
            breakNowhere(debugger, "later.wat");
            thread.resume();
            worker.awaitRounds(2);
            worker.close();
            breakAt(debugger, "later.wat", starts, "$main");
        }
        assertThat(heard.modules)
                .filteredOn(each -> each.module().name().equals("later.wat"))
                .hasSize(1);
    }

    @Test
    void functionBreakpointsFindModulesThatComeLater() {
        Debugger debugger = program.attach();
        var asked =
                debugger.setBreakpoints(BreakpointKind.FUNCTION, List.of(BreakpointRequest.function("$onlyInLast")));
        assertThat(asked.getFirst().verified()).isFalse();

        StepInstance instance = module("last.wat", "(module (func $onlyInLast (export \"work\") (nop)))")
                .instantiate(Imports.none());
        program.start("last", () -> instance.invoke("work"));
        DebuggedThread thread = heard.stop().thread();
        assertThat(thread.stop())
                .contains(new Stop.AtBreakpoint(
                        BreakpointKind.FUNCTION, List.of(asked.getFirst().id())));
        debugger.close();
    }

    @Test
    void watchesTheInstanceOfOneThreadOnly() {
        StepModule module = module("watched.wat", WORK);
        StepInstance first = module.instantiate(NO_WAITING);
        StepInstance second = module.instantiate(NO_WAITING);
        Worker quiet = worker("quiet", first);
        Worker loud = worker("loud", second);
        Debugger debugger = program.attach();
        breakAt(debugger, "watched.wat", WORK, LOOP);
        DebuggedThread a = heard.stop().thread();
        DebuggedThread b = heard.stop().thread();
        breakNowhere(debugger, "watched.wat");
        DebuggedThread watched = a.name().equals("loud") ? a : b;
        int instance = watched.frames(0, 1).getFirst().instanceNumber();
        int number = the(debugger, "watched.wat").number();

        for (var target :
                List.of(new DataBreakpointRequest.Target.Memory(0, 8, 4), new DataBreakpointRequest.Target.Global(0))) {
            assertThat(debugger.setDataBreakpoints(List.of(new DataBreakpointRequest(
                            number,
                            OptionalInt.of(instance),
                            target,
                            DataBreakpointRequest.Access.WRITE,
                            BreakpointRule.ALWAYS))))
                    .allMatch(each -> each.verified());
            for (DebuggedThread each : List.of(a, b)) {
                if (each.state() == State.STOPPED) {
                    each.resume();
                }
            }
            for (int i = 0; i < 3; i++) {
                assertThat(heard.stopOf(watched)).isInstanceOf(Stop.Accessed.class);
                quiet.awaitRounds(5);
                if (i < 2) {
                    watched.resume();
                }
            }
        }
        debugger.setDataBreakpoints(List.of());
        watched.resume();
        loud.awaitRounds(5);
        assertThat(heard.hasMore()).isFalse();
    }

    @Test
    void callsFunctionsForExpressionsOnTheThreadThatStands() throws Exception {
        Worker worker = worker("calls", module("call.wat", WORK).instantiate(NO_WAITING));
        Debugger debugger = program.attach();
        breakAt(debugger, "call.wat", WORK, LOOP);
        DebuggedThread thread = heard.stop().thread();
        breakNowhere(debugger, "call.wat");

        var answer = thread.frames(0, 1).getFirst().run("$twice(21)").get(30, TimeUnit.SECONDS);
        assertThat(answer.toString()).contains("42");
        assertThat(thread.state()).isEqualTo(State.STOPPED);
        assertThat(Embedder.stack(thread).getFirst()).isEqualTo("$work");

        debugger.close();
        worker.awaitRounds(3);
    }

    @Test
    void attachesAndLetsGoManyTimes() {
        StepModule module = module("often.wat", WORK);
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            workers.add(worker("often " + i, module.instantiate(NO_WAITING)));
        }
        for (int i = 0; i < 50; i++) {
            Debugger debugger = program.attach();
            breakAt(debugger, "often.wat", WORK, LOOP);
            DebuggedThread thread = heard.stop().thread();
            thread.resume(Stepping.INTO, Granularity.INSTRUCTION);
            Stopped next = heard.stop();
            while (next.thread() != thread) {
                next = heard.stop(); // The other one has come to the breakpoint as well.
            }
            debugger.close();
            assertThatThrownBy(thread::requireStopped).isInstanceOf(NotStoppedException.class);
            workers.forEach(worker -> worker.awaitRounds(2));
            while (heard.hasMore()) {
                heard.stop();
            }
            workers.forEach(worker -> worker.awaitRounds(2));
            assertThat(heard.hasMore()).isFalse();
        }
    }

    @Test
    void leavesNothingOfItselfBehind() throws Exception {
        StepInstance instance = module("kept.wat", WORK).instantiate(NO_WAITING);
        Worker worker = worker("kept", instance);
        WeakReference<Debugger> gone = attachedAndClosed(worker);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (gone.get() != null && System.nanoTime() < deadline) {
            System.gc();
            worker.awaitRounds(10);
        }
        assertThat(gone.get()).isNull();
    }

    private static WeakReference<Debugger> attachedAndClosed(Worker worker) {
        Heard own = new Heard();
        Debugger debugger = Debugger.attach(own);
        try {
            breakAt(debugger, "kept.wat", WORK, LOOP);
            own.stop();
            debugger.setDataBreakpoints(List.of(new DataBreakpointRequest(
                    the(debugger, "kept.wat").number(),
                    new DataBreakpointRequest.Target.Memory(0, 8, 4),
                    DataBreakpointRequest.Access.WRITE,
                    BreakpointRule.ALWAYS)));
        } finally {
            debugger.close();
        }
        worker.awaitRounds(3);
        return new WeakReference<>(debugger);
    }

    @Test
    void doesNotEndWhatItHasNotLaunched() {
        Debugger debugger = program.attach();
        assertThatThrownBy(debugger::terminate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the debugger has attached to a program and has not launched it");
        assertThat(debugger.isAttached()).isTrue();
    }

    @Test
    void tellsOfThreadsThatEnd() {
        StepInstance instance = module("ends.wat", WORK).instantiate(NO_WAITING);
        Worker worker = worker("ends", instance);
        Debugger debugger = program.attach();
        breakAt(debugger, "ends.wat", WORK, LOOP);
        DebuggedThread thread = heard.stop().thread();
        breakNowhere(debugger, "ends.wat");
        thread.resume();
        assertThat(debugger.thread(thread.id())).contains(thread);

        worker.close();
        assertThat(debugger.threads()).doesNotContain(thread);
        assertThat(heard.ended).containsExactly(thread);
        assertThat(debugger.thread(thread.id())).isEmpty();
    }

    @Test
    void stopsInAStoreWithSeveralInstances() {
        String utils =
                "(module (func $half (export \"half\") (param i32) (result i32) (i32.shr_u (local.get 0) (i32.const"
                        + " 1))))";
        String main = """
            (module
              (import "utils" "half" (func $half (param i32) (result i32)))
              (func $work (export "work") (param $n i32) (result i32)
                (call $half (local.get $n))))
            """;
        try (Store store = new Store()) {
            store.instantiate("utils", module("utils.wat", utils));
            StepInstance instance = store.instantiate("main", module("main.wat", main));
            Worker worker = program.start("store", () -> instance.invoke("work", 8));
            Debugger debugger = program.attach();
            breakAt(debugger, "main.wat", main, "(call $half");
            DebuggedThread thread = heard.stop().thread();
            breakNowhere(debugger, "main.wat");
            assertThat(program.step(thread, Stepping.INTO)).isInstanceOf(Stop.Stepped.class);
            assertThat(thread.frames(0, 9)).extracting(Frame::functionName).containsExactly("$half", "$work");
            debugger.close();
            worker.awaitRounds(2);
            worker.close();
        }
    }
}
