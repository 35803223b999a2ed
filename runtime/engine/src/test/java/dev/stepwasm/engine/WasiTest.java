package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Programs for WASI preview 1. */
class WasiTest {
    /** Copies standard input, arguments and environment to standard output and then ends with code 3. */
    private static final String PROGRAM = """
            (module
              (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "args_sizes_get" (func $argsSizes (param i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "args_get" (func $args (param i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "environ_sizes_get" (func $envSizes (param i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "environ_get" (func $env (param i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
              (memory (export "memory") 1)
              (func $print (param $from i32) (param $length i32)
                (i32.store (i32.const 0) (local.get $from))
                (i32.store (i32.const 4) (local.get $length))
                (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
              (func (export "_start")
                (i32.store (i32.const 0) (i32.const 1000))
                (i32.store (i32.const 4) (i32.const 100))
                (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
                (call $print (i32.const 1000) (i32.load (i32.const 8)))
                (drop (call $argsSizes (i32.const 16) (i32.const 20)))
                (drop (call $args (i32.const 100) (i32.const 2000)))
                (call $print (i32.const 2000) (i32.load (i32.const 20)))
                (drop (call $envSizes (i32.const 16) (i32.const 20)))
                (drop (call $env (i32.const 100) (i32.const 2000)))
                (call $print (i32.const 2000) (i32.load (i32.const 20)))
                (drop (call $random (i32.const 3000) (i32.const 4)))
                (call $print (i32.const 3000) (i32.const 4))
                (call $exit (i32.const 3))
                (unreachable)))
            """;

    @Test
    void seesArgumentsEnvironmentAndStreamsAndOneFunctionReplaced() {
        var out = new ByteArrayOutputStream();
        var options = WasiOptions.none()
                .withArguments(List.of("program", "one"))
                .withEnvironment("HOME", "/nowhere")
                .withStdin(new ByteArrayInputStream("input;".getBytes(StandardCharsets.UTF_8)))
                .withStdout(out);
        var imports = Imports.builder()
                .wasi(options)
                .function(
                        "wasi_snapshot_preview1",
                        "random_get",
                        new FunctionType(List.of(Numeric.I32, Numeric.I32), List.of(Numeric.I32)),
                        (caller, arguments) -> {
                            caller.memory(0).write(3000, "4444".getBytes(StandardCharsets.UTF_8));
                            return List.of(Value.of(0));
                        })
                .build();

        try (StepInstance instance = Wat.module(PROGRAM).instantiate(imports)) {
            assertThatThrownBy(() -> instance.invoke("_start"))
                    .isInstanceOfSatisfying(
                            ExitException.class, exit -> assertThat(exit.code()).isEqualTo(3));
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("input;program\0one\0HOME=/nowhere\0" + "4444");
    }

    @Test
    void withoutWasiItsFunctionsAreMissing() {
        assertThatThrownBy(() -> Wat.instance(PROGRAM))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("unknown import wasi_snapshot_preview1.fd_read: nothing is given for it");
    }

    @Test
    void echoesThroughPipes() {
        Pipe in = Pipe.of("input");
        var out = new Pipe();
        var imports = Imports.builder()
                .wasi(WasiOptions.none().withArguments("echo").withStdin(in).withStdout(out))
                .build();

        try (StepInstance instance = Wat.module(PROGRAM).instantiate(imports)) {
            assertThat(instance.start()).isEqualTo(3);
        }

        assertThat(out.readText()).startsWith("inputecho\0");
        out.seek(5);
        assertThat(new String(out.read(4), StandardCharsets.UTF_8)).isEqualTo("echo");
    }

    @Test
    void clockAndRandomCanBeFixed() {
        var wasi = WasiOptions.none()
                .withClock(Clock.fixed(Instant.ofEpochSecond(1_000_000_000), ZoneOffset.UTC))
                .withRandom(new Random(42));
        StepInstance instance =
                Wat.module("""
                        (module
                          (func (export "time") (import "wasi_snapshot_preview1" "clock_time_get")
                            (param i32 i64 i32) (result i32))
                          (func (export "random") (import "wasi_snapshot_preview1" "random_get") (param i32 i32) (result i32))
                          (memory 1))
                        """).instantiate(Imports.builder().wasi(wasi).build());
        byte[] expected = new byte[8];
        new Random(42).nextBytes(expected);

        assertThat(instance.invoke("time", 0, 1L, 0).i32()).isZero();
        assertThat(instance.memory().readLong(0)).isEqualTo(1_000_000_000_000_000_000L);
        assertThat(instance.invoke("random", 16, 8).i32()).isZero();
        assertThat(instance.memory().read(16, 8)).isEqualTo(expected);
    }

    @Test
    void reactorsAreInitializedAndThenCalled() {
        StepInstance reactor = Wat.instance("""
                (module
                  (global $ready (mut i32) (i32.const 0))
                  (func (export "_initialize") (global.set $ready (i32.const 7)))
                  (func (export "ready") (result i32) (global.get $ready)))
                """);

        assertThat(reactor.start()).isZero();
        assertThat(reactor.invoke("ready").i32()).isEqualTo(7);
        assertThat(Wat.instance("(module (func (export \"_start\")))").start()).isZero();
        assertThatThrownBy(() -> Wat.instance("(module)").start())
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("test.wat exports no func \"_start\"; exported are none");
    }
}
