package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However a client goes, nothing is left of the adapter and of the program after two seconds: real processes show it. */
final class NoTraceTest {
    private static final String PROGRAM = """
            (module
              (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
              (memory (export "memory") 1)
              (func $busy (export "busy")
                (loop $again (br $again)))
              (func $sleep (export "sleep")
                (i32.store8 (i32.const 8) (i32.const 0))               ;; a clock,
                (i32.store (i32.const 16) (i32.const 1))               ;; the monotonic one,
                (i64.store (i32.const 24) (i64.const 3600000000000))   ;; in an hour
                (drop (call $poll (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128)))))
            """;

    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
    /** A machine with much else to do may be late once; an adapter that hangs is late always. */
    private static final int ATTEMPTS = 3;

    /** What the program does when the client goes. */
    enum Doing {
        BUSY("busy"),
        BLOCKED_IN_THE_HOST("sleep"),
        STOPPED("busy");

        private final String function;

        Doing(String function) {
            this.function = function;
        }
    }

    /** How the client goes. */
    enum Going {
        KILLED,
        CLOSING,
        DISCONNECTING
    }

    private static @Nullable Process listener;
    private static String port = "";

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    static Stream<Arguments> cases() {
        return Stream.of(Doing.values())
                .flatMap(doing -> Stream.of(Going.values()).map(going -> Arguments.of(doing, going)));
    }

    @BeforeAll
    static void listen() throws IOException {
        listener = new ProcessBuilder(AdapterProcess.command("--listen", "0")).start();
        port = listener.errorReader().readLine().replaceFirst(".*:", "");
    }

    @AfterAll
    static void listenNoMore() {
        if (listener != null) {
            listener.destroyForcibly();
        }
    }

    @AfterEach
    void endWhatIsLeft() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void endsWithItsClient(Doing doing, Going going) throws Exception {
        for (int attempt = 1; !endsInTime(doing, going); attempt++) {
            assertThat(attempt).as("attempts").isLessThan(ATTEMPTS);
        }
    }

    private boolean endsInTime(Doing doing, Going going) throws Exception {
        List<String> command = new ArrayList<>();
        if (going == Going.KILLED) {
            command.addAll(AdapterProcess.java(Pump.class, "process"));
        }
        command.addAll(AdapterProcess.command());
        Process process = start(command);
        DapClient client = new DapClient(process.getInputStream(), process.getOutputStream());
        begin(client, doing);
        ProcessHandle adapter =
                going == Going.KILLED ? process.children().findFirst().orElseThrow() : process.toHandle();
        go(client, going);
        return endsInTime(adapter);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void leavesTheListenerReadyForTheNextClient(Doing doing, Going going) throws Exception {
        for (int attempt = 1; !isFreeInTime(doing, going); attempt++) {
            assertThat(attempt).as("attempts").isLessThan(ATTEMPTS);
        }
    }

    private boolean isFreeInTime(Doing doing, Going going) throws Exception {
        DapClient client;
        if (going == Going.KILLED) {
            Process process = start(AdapterProcess.java(Pump.class, "socket", port));
            client = new DapClient(process.getInputStream(), process.getOutputStream());
        } else {
            client = DapClient.of(Integer.parseInt(port));
        }
        begin(client, doing);
        long since = System.nanoTime();
        go(client, going);
        // The listener takes the next client when nothing of the one before is left.
        try (DapClient next = DapClient.of(Integer.parseInt(port))) {
            next.ask("initialize", Map.of("adapterID", "stepwasm"));
        }
        return System.nanoTime() - since <= AT_ONCE.toNanos();
    }

    private void go(DapClient client, Going going) {
        switch (going) {
            case KILLED -> started.getLast().destroyForcibly();
            case CLOSING -> client.close();
            case DISCONNECTING -> client.send("disconnect", Map.of());
        }
    }

    /** Runs the program up to where it does what it should. */
    private void begin(DapClient client, Doing doing) throws IOException {
        Path program = folder.resolve("program.wat");
        Files.writeString(program, PROGRAM);
        Map<String, Object> launch = new HashMap<>();
        launch.put("program", program.toString());
        launch.put("invoke", doing.function);
        launch.put("wasi", Map.of("clock", "real"));
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask("launch", launch);
        boolean stops = doing == Doing.STOPPED;
        Map<String, Object> breakpoint = new HashMap<>();
        breakpoint.put("line", doing == Doing.BLOCKED_IN_THE_HOST ? 10 : 5);
        if (!stops) {
            breakpoint.put("logMessage", "here");
        }
        client.ask(
                "setBreakpoints",
                Map.of("source", Map.of("path", program.toString()), "breakpoints", List.of(breakpoint)));
        client.ask("configurationDone", Map.of());
        client.event(stops ? "stopped" : "output");
    }

    /**
     * Whether a process ends in time. Who asks {@code onExit} of a process that is not a child of this one is told late: the JDK
     * looks at it less and less often.
     */
    private static boolean endsInTime(ProcessHandle process) {
        long deadline = System.nanoTime() + AT_ONCE.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() - deadline > 0) {
                process.destroyForcibly();
                process.onExit().orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return true;
    }

    private Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }
}
