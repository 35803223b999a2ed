package dev.stepwasm.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.HostHook;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What probes hear, and that they come and go while a program runs. */
class ProbesTest {
    private static final String LOOPS = """
            (module
              (func $outer (export "run") (param $n i32)
                (local $i i32)
                (loop $rows
                  (local.set $i (i32.const 2))
                  (loop $cells
                    (br_if $cells (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
                  (br_if $rows (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
              (func $first (export "first") (param $n i32)
                loop
                  local.get $n
                  i32.const 1
                  i32.sub
                  local.tee $n
                  br_if 0
                end))
            """;

    @Test
    void loopsTellTheFirstIterationFromTheOthers() {
        var probed = Probed.of(LOOPS);
        probed.probes.loops(
                Scope.everything(), (frame, again) -> probed.heard.add(label(frame) + (again ? " again" : "")));
        var instance = probed.instance();

        instance.invoke("run", Value.of(2));

        assertThat(probed.heard).containsExactly("rows", "cells", "cells again", "rows again", "cells", "cells again");
        probed.heard.clear();

        instance.invoke("first", Value.of(2));
        instance.invoke("first", Value.of(1));

        assertThat(probed.heard).containsExactly("loop", "loop again", "loop");
    }

    private static String label(Activation frame) {
        return frame.functionName().equals("$first") ? "loop" : frame.labels().size() == 1 ? "rows" : "cells";
    }

    @Test
    void oneLoopOnly() {
        var probed = Probed.of(LOOPS);
        int inner = probed.module
                .sourceMap()
                .atOrAfterText(LOOPS.indexOf("(loop $cells"))
                .orElseThrow()
                .codeOffset();
        probed.probes.loops(
                new Scope.At(probed.module.code(), inner), (frame, again) -> probed.heard.add(again ? "again" : "new"));

        probed.instance().invoke("run", Value.of(2));

        assertThat(probed.heard).containsExactly("new", "again", "new", "again");
    }

    @Test
    void callsTellCalleeArgumentsAndResults() {
        var probed = Probed.of(
                """
                (module
                  (import "env" "log" (func $log (param i32)))
                  (table funcref (elem $twice))
                  (func (export "run") (result i32)
                    (call $log (i32.const 1))
                    (call_indirect (param i32) (result i32) (i32.const 21) (i32.const 0)))
                  (func $twice (param i32) (result i32) (return_call $add (local.get 0) (local.get 0)))
                  (func $add (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))
                """,
                Imports.builder()
                        .function(
                                "env",
                                "log",
                                new FunctionType(List.of(Numeric.I32), List.of()),
                                (caller, arguments) -> List.of())
                        .build());
        probed.probes.calls(Scope.everything(), new CallProbe() {
            @Override
            public void before(Activation caller, WasmFunction callee, List<Value> arguments, boolean isTail) {
                probed.heard.add(caller.functionName()
                        + (isTail ? " becomes " : " calls ")
                        + callee.name()
                        + Probed.show(arguments));
            }

            @Override
            public void after(Activation caller, List<Value> results) {
                probed.heard.add("back in " + caller.functionName() + Probed.show(results));
            }
        });
        probed.probes.hostCalls(new HostHook() {
            @Override
            public void beforeHostCall(Activation caller, WasmFunction callee, List<Value> arguments) {
                probed.heard.add("host " + callee.name() + Probed.show(arguments) + " from " + caller.functionName());
            }

            @Override
            public void afterHostCall(Activation caller, WasmFunction callee, List<Value> results) {
                probed.heard.add("host is back");
            }
        });

        probed.instance().invoke("run");

        assertThat(probed.heard)
                .containsExactly(
                        "$run calls env.log(1)",
                        "host env.log(1) from $run",
                        "host is back",
                        "back in $run()",
                        "$run calls $twice(21)",
                        "$twice becomes $add(21 21)",
                        "back in $run(42)");
    }

    @Test
    void memoryTellsAddressesOldAndNewValues() {
        var probed = Probed.of("""
                (module
                  (memory 1)
                  (data $text "abcdef")
                  (func (export "run")
                    (i32.store offset=4 (i32.const 12) (i32.const 0x01020304))
                    (i64.store8 (i32.const 17) (i64.const 0x1ff))
                    (drop (i32.load16_u (i32.const 16)))
                    (f32.store (i32.const 100) (f32.const 1))
                    (memory.fill (i32.const 16) (i32.const 7) (i32.const 2))
                    (memory.init $text (i32.const 32) (i32.const 2) (i32.const 3))
                    (memory.copy (i32.const 33) (i32.const 32) (i32.const 2))
                    (memory.fill (i32.const 16) (i32.const 7) (i32.const 0))
                    (i32.store8 (i32.const 65536) (i32.const 0))))
                """);
        probed.probes.memory(Scope.everything(), access -> probed.heard.add(access.toString()));
        probed.probes.traps((frame, trap) -> probed.heard.add(trap.reason() + " in " + frame.functionName()));
        var instance = probed.instance();

        assertThatThrownBy(() -> instance.invoke("run")).isInstanceOf(Trap.class);

        assertThat(probed.heard)
                .containsExactly(
                        "write 4 bytes at 0x10: 0x0 -> 0x1020304",
                        "write 1 byte at 0x11: 0x3 -> 0xff",
                        "read 2 bytes at 0x10: 0xff04",
                        "write 4 bytes at 0x64: 0x0 -> 0x3f800000",
                        "write 2 bytes at 0x10: 0xff04 -> 0x707",
                        "write 3 bytes at 0x20: 0x0 -> 0x656463",
                        "read 2 bytes at 0x20: 0x6463",
                        "write 2 bytes at 0x21: 0x6564 -> 0x6463",
                        "OUT_OF_BOUNDS_MEMORY_ACCESS in $run");
    }

    @Test
    void memoryTellsWhatTheHostWrites() {
        var probed = Probed.of("(module (memory (export \"memory\") 1))");
        var memory = probed.instance().memory("memory");
        Attachment attachment = probed.probes.hostWrites(memory, access -> probed.heard.add(access.toString()));

        memory.writeInt(8, 5);
        attachment.close();
        memory.writeInt(8, 6);

        assertThat(probed.heard).containsExactly("write 4 bytes at 0x8: 0x0 -> 0x5");
    }

    @Test
    void atomicsTellWhatTheyWrite() {
        var probed = Probed.of("""
                (module
                  (memory 1 1 shared)
                  (func (export "run")
                    (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 7)))
                    (drop (i64.atomic.rmw8.sub_u (i32.const 0) (i64.const 8)))
                    (drop (i32.atomic.rmw16.cmpxchg_u (i32.const 0) (i32.const 0xff) (i32.const 0x1234)))
                    (drop (i32.atomic.rmw16.cmpxchg_u (i32.const 0) (i32.const 0xff) (i32.const 0x9999)))))
                """);
        probed.probes.memory(Scope.everything(), access -> {
            if (access.isWrite()) {
                probed.heard.add(access.toString());
            }
        });

        probed.instance().invoke("run");

        assertThat(probed.heard)
                .containsExactly(
                        "write 4 bytes at 0x0: 0x0 -> 0x7",
                        "write 1 byte at 0x0: 0x7 -> 0xff",
                        "write 2 bytes at 0x0: 0xff -> 0x1234",
                        "write 2 bytes at 0x0: 0x1234 -> 0x1234");
    }

    @Test
    void anotherThreadAttachesToARunningProgram() throws Exception {
        var started = new CountDownLatch(1);
        var probed = Probed.of(
                """
                (module
                  (import "env" "started" (func $started))
                  (func (export "spin") (call $started) (loop (call $leaf) (br 0)))
                  (func $leaf))
                """,
                Imports.builder()
                        .function("env", "started", FunctionType.EMPTY, (caller, arguments) -> {
                            started.countDown();
                            return List.of();
                        })
                        .build());
        var instance = probed.instance();
        var run = CompletableFuture.supplyAsync(() -> {
            try {
                return instance.invoke("spin").toString();
            } catch (TerminatedException e) {
                return "terminated";
            }
        });
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

        var heard = new CountDownLatch(1000);
        Attachment attachment = probed.probes.entries(Scope.everything(), frame -> heard.countDown());
        assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
        attachment.close();
        probed.control.terminate();

        assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo("terminated");
    }

    @Test
    void wrongTypesAreRefusedInWords() {
        var probed = Probed.of(LOOPS);
        probed.probes.entries(Scope.everything(), frame -> frame.setLocal(0, Value.of(1.5)));
        var instance = probed.instance();

        assertThatThrownBy(() -> instance.invoke("first", Value.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected i32 but found f64 1.5");
    }
}
