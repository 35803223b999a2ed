package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a program does, it can be paused and ended. */
final class PauseTest {
    private static final String PROGRAM = """
            (module
              (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
              (memory (export "memory") 1 16384)
              (memory $shared 1 1 shared)
              (table $table 1 1000000 funcref)
              (global $depth (mut i32) (i32.const 0))
              (func $spin (export "spin")
                (loop $again (br $again)))
              (func $down (export "recursion") (param $n i32) (result i32)
                (if (i32.eqz (local.get $n)) (then (return (i32.const 0))))
                (drop (call $down (i32.sub (local.get $n) (i32.const 1))))
                (call $down (i32.sub (local.get $n) (i32.const 1))))
              (func $tail (export "tail calls")
                (return_call $tail))
              (func $fill (export "memory.fill")
                (drop (memory.grow (i32.const 4095)))
                (loop $again
                  (memory.fill (i32.const 0) (i32.const 1) (i32.const 0x10000000))
                  (br $again)))
              (func $tables (export "table.fill")
                (drop (table.grow (ref.null func) (i32.const 999999)))
                (loop $again
                  (table.fill (i32.const 0) (ref.null func) (i32.const 1000000))
                  (br $again)))
              (func $wait (export "memory.atomic.wait32")
                (drop (memory.atomic.wait32 $shared (i32.const 0) (i32.const 0) (i64.const -1))))
              (func $catch (export "exceptions")
                (loop $again
                  (block $caught (try_table (catch_all $caught) (throw $thrown)))
                  (br $again)))
              (tag $thrown)
              (func $host (export "host calls")
                (loop $again
                  (drop (call $poll (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0)))
                  (br $again)))
              (func $sleep (export "sleep")
                (i32.store8 (i32.const 8) (i32.const 0))
                (i32.store (i32.const 16) (i32.const 1))
                (i64.store (i32.const 24) (i64.const 3600000000000))
                (drop (call $poll (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128)))))
            """;

    private static final Map<String, Integer> MAIN = Map.of("threadId", 1);
    private static final int ATTEMPTS = 20;
    private static final double AT_ONCE_MILLIS = 100;

    private final DapClient client = new DapClient();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "spin",
                "recursion",
                "tail calls",
                "memory.fill",
                "table.fill",
                "memory.atomic.wait32",
                "exceptions",
                "host calls"
            })
    void pausesAndEnds(String function) throws IOException {
        launch(function, Map.of());
        for (int i = 0; i < 3; i++) {
            client.ask("pause", MAIN);
            assertThat(client.event("stopped").get("reason").getAsString()).isEqualTo("pause");
            JsonObject stack = client.ask("stackTrace", Map.of("threadId", 1, "startFrame", 0, "levels", 5));
            assertThat(stack.get("totalFrames").getAsInt()).isPositive();
            client.ask("continue", MAIN);
        }
        client.ask("terminate", Map.of());
        client.event("terminated");
        assertThat(client.order()).doesNotContain("event exited");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"spin", "recursion", "memory.fill", "memory.atomic.wait32", "sleep"})
    void endsWithoutAPause(String function) throws IOException {
        launch(function, Map.of());
        client.ask("terminate", Map.of());
        client.event("terminated");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"spin", "recursion", "memory.fill"})
    void pausesAndEndsAProgramThatIsNotDebugged(String function) throws IOException {
        launch(function, Map.of("noDebug", true));
        client.ask("pause", MAIN);
        client.event("stopped");
        client.ask("continue", MAIN);
        client.ask("terminate", Map.of());
        client.event("terminated");
    }

    @Test
    void saysWhyABlockedProgramDoesNotPause() throws IOException {
        List<String> lines = PROGRAM.lines().toList();
        int last = lines.size();
        int call = lines.getLast().indexOf("(call $poll") + 1;
        Path program = write();
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask("launch", arguments(program, "sleep", Map.of()));
        client.ask(
                "setBreakpoints",
                Map.of(
                        "source",
                        Map.of("path", program.toString()),
                        "breakpoints",
                        List.of(Map.of("line", last, "column", call, "logMessage", "calling"))));
        client.ask("configurationDone", Map.of());
        assertThat(client.event("output").get("output").getAsString()).isEqualTo("calling\n");
        client.ask("pause", MAIN);

        assertThat(client.event("output").get("output").getAsString())
                .isEqualTo("the program is in a function of the host, wasi_snapshot_preview1.poll_oneoff;"
                        + " it pauses when that returns\n");
        assertThat(client.refusal("stackTrace", MAIN)).isEqualTo("the program is running");
        client.ask("terminate", Map.of());
        client.event("terminated");
    }

    /** The machine may be busy, so the best of many is what counts: an adapter that looks around too seldom has none. */
    @Test
    void pausesAnEndlessLoopAtOnce() throws IOException {
        launch("spin", Map.of());
        double best = Double.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && best > AT_ONCE_MILLIS / 2; i++) {
            long since = System.nanoTime();
            client.send("pause", MAIN);
            client.event("stopped");
            best = Math.min(best, (System.nanoTime() - since) / 1e6);
            client.ask("continue", MAIN);
        }
        assertThat(best).isLessThanOrEqualTo(AT_ONCE_MILLIS);
    }

    private void launch(String function, Map<String, ?> more) throws IOException {
        client.start(arguments(write(), function, more));
    }

    private Path write() throws IOException {
        return Files.writeString(folder.resolve("program.wat").toAbsolutePath(), PROGRAM);
    }

    private static Map<String, Object> arguments(Path program, String function, Map<String, ?> more) {
        Map<String, Object> arguments = new HashMap<>(more);
        arguments.put("program", program.toString());
        arguments.put("invoke", function);
        arguments.put("args", function.equals("recursion") ? List.of(1000) : List.of());
        arguments.put("wasi", Map.of("clock", "real"));
        return arguments;
    }
}
