package dev.stepwasm.lsp.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.ide.run.RunPlace;
import dev.stepwasm.ide.run.RunPlaces;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs end, and say how, whatever is run. */
@Timeout(120)
final class RunRobustnessTest {
    private static final RunLimits LIMITS = new RunLimits(Duration.ofMillis(500), 1 << 20, 1000);

    private static RunReport run(String text, String export, boolean stubs) {
        Analysis analysis = Analysis.of(new SourceText("a.wat", text));
        return new ModuleRun(analysis, new ExportCall(0, export, List.of(), Optional.empty(), stubs), LIMITS).run();
    }

    @Test
    void textsThatAreBeingTypedAreRun() throws InterruptedException {
        Random random = new Random(7);
        List<Fixture> fixtures = Stream.of("run", "value", "lens", "hint")
                .flatMap(folder -> Fixtures.in(RunRobustnessTest.class, folder))
                .toList();
        for (int i = 0; i < 150; i++) {
            String text = fixtures.get(random.nextInt(fixtures.size())).text();
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(3));
            String piece =
                    List.of("", "(", ")", "0", "9", "unreachable ", "nop ").get(random.nextInt(7));
            Analysis analysis =
                    Analysis.of(new SourceText("typed.wast", text.substring(0, from) + piece + text.substring(to)));
            for (RunPlace place : RunPlaces.of(analysis, false)) {
                if (place instanceof RunPlace.Export export) {
                    List<String> zeros =
                            Collections.nCopies(export.type().parameters().size(), "0");
                    var call = new ExportCall(export.module(), export.name(), zeros, Optional.empty(), true);
                    assertThat(new ModuleRun(analysis, call, LIMITS).run().show())
                            .isNotBlank();
                }
            }
            var commands = new ScriptCommands(analysis, new ScriptCommands.Wanted.All(), LIMITS);
            assertThat(commands.run((done, all) -> {}).show()).isNotBlank();
        }
    }

    @Test
    void whatIsTooLargeIsRefusedOrEnded() {
        assertThat(run("(module (memory 1000) (func (export \"f\")))", "f", false)
                        .show())
                .contains("larger than the limit");
        assertThat(run("(module (import \"a\" \"m\" (memory 1000)) (func (export \"f\")))", "f", true)
                        .show())
                .contains("a.m");
        assertThat(run("(module (func $f (export \"f\") (call $f)))", "f", false)
                        .show())
                .startsWith("f: trapped: call stack exhausted");
        assertThat(run("""
            (module (type $a (array i32))
              (func (export "f") (drop (array.new_default $a (i32.const 0x7fffffff)))))
            """, "f", false).show()).startsWith("f: trapped: allocation size too large");
    }

    @Test
    void stubsStandForWhatTheyCan() {
        assertThat(run("""
            (module (import "a" "g" (global $g (mut i64))) (import "a" "t" (table 1 funcref))
              (import "a" "e" (tag $e (param i32))) (import "a" "f" (func $f (result externref)))
              (func (export "f") (result i64) (drop (call $f)) (global.get $g)))
            """, "f", true).show()).isEqualTo("f = 0");
        assertThat(run("""
            (module (import "a" "f" (func $f (result (ref func)))) (func (export "f") (drop (call $f))))
            """, "f", true).show()).contains("a.f").contains("no stub can give it");
    }

    @Test
    void programsOfWasiSeeNothingOfTheWorld() {
        String wasi = """
            (module
              (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
              (import "wasi_snapshot_preview1" "fd_prestat_get" (func $prestat (param i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "environ_sizes_get" (func $environ (param i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "clock_time_get" (func $time (param i32 i64 i32) (result i32)))
              (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
              (memory (export "memory") 1)
              (global $initialized (mut i32) (i32.const 0))
              (func (export "_initialize") (global.set $initialized (i32.const 1)))
              (func (export "initialized") (result i32) (global.get $initialized))
              (func (export "exit") (call $exit (i32.const 3)))
              (func (export "files") (result i32) (call $prestat (i32.const 3) (i32.const 0)))
              (func (export "variables") (result i32)
                (drop (call $environ (i32.const 0) (i32.const 4)))
                (i32.load (i32.const 0)))
              (func (export "time") (result i64)
                (drop (call $time (i32.const 0) (i64.const 0) (i32.const 0)))
                (i64.load (i32.const 0)))
              (func (export "random") (result i64)
                (drop (call $random (i32.const 0) (i32.const 8)))
                (i64.load (i32.const 0))))
            """;
        assertThat(run(wasi, "exit", false).show()).isEqualTo("exit: exited with code 3");
        assertThat(run(wasi, "initialized", false).show()).isEqualTo("initialized = 1");
        assertThat(run(wasi, "files", false).show()).isEqualTo("files = 8");
        assertThat(run(wasi, "variables", false).show()).isEqualTo("variables = 0");
        assertThat(run(wasi, "time", false).show()).startsWith("time = 9466848000");
        assertThat(run(wasi, "random", false).show())
                .isEqualTo(run(wasi, "random", false).show());
        assertThat(run("(module (import \"wasi_snapshot_preview1\" \"fly\" (func)) (func (export \"f\")))", "f", true)
                        .show())
                .startsWith("f: unknown import wasi_snapshot_preview1.fly");
    }

    @Test
    void oneProgramRunsAtATimeAndTheOthersWait() throws Exception {
        RunQueue queue = new RunQueue();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Cancellable nothing = new Cancellable() {
            @Override
            public void cancel() {}

            @Override
            public void end(String reason) {}
        };
        var first = CompletableFuture.supplyAsync(() -> {
            try {
                return queue.run(
                        nothing,
                        () -> {
                            begun.countDown();
                            end.await();
                            return "first";
                        },
                        () -> true);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        begun.await();
        assertThatThrownBy(() -> queue.run(nothing, () -> "never", () -> false))
                .isInstanceOf(CancellationException.class);
        end.countDown();
        assertThat(first.get()).isEqualTo("first");
        assertThat(queue.run(nothing, () -> "second", () -> true)).isEqualTo("second");
    }
}
