package dev.stepwasm.dap.attach;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.stepwasm.dap.AdapterProcess;
import dev.stepwasm.dap.Pump;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Java program in a process of its own, while debuggers come and go. */
final class AttachedProgramTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(30);
    /** A machine with much else to do may be late once; a program that hangs is late always. */
    private static final int ATTEMPTS = 3;

    /** How a debugger goes. */
    enum Going {
        KILLED,
        CLOSING,
        DISCONNECTING
    }

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @EnumSource(Going.class)
    void goesOnWhenItsDebuggerGoes(Going going) throws Exception {
        Process program = start("-Dstepwasm.debug");
        assertThat(program.inputReader().readLine()).isEqualTo("made");
        ask(program, "count");
        OfferedProgram offered = offered(program);
        for (int attempt = 1; !goesOnInTime(program, offered, going); attempt++) {
            assertThat(attempt).as("attempts").isLessThan(ATTEMPTS);
        }
    }

    /** {@return whether it goes on two seconds after its debugger has gone while it stood still} */
    private boolean goesOnInTime(Process program, OfferedProgram offered, Going going) throws Exception {
        Visitor visitor = visitor(offered.port(), going);
        succeed(visitor.ask("attach", Map.of("token", offered.token())));
        succeed(visitor.ask("configurationDone", Map.of()));
        succeed(visitor.ask("pause", Map.of("threadId", counter(visitor))));
        visitor.event("stopped");
        long rounds = rounds(program);
        assertThat(rounds(program)).as("it stands still").isEqualTo(rounds);

        long since = System.nanoTime();
        switch (going) {
            case KILLED -> started.getLast().destroyForcibly();
            case CLOSING -> visitor.close();
            case DISCONNECTING -> succeed(visitor.ask("disconnect", Map.of()));
        }
        while (rounds(program) == rounds) {
            assertThat(System.nanoTime() - since).as("it still stands").isLessThan(SOON.toNanos());
            Thread.onSpinWait();
        }
        boolean inTime = System.nanoTime() - since <= AT_ONCE.toNanos();
        try (Visitor next = Visitor.initialized(offered.port())) {
            succeed(next.ask("attach", Map.of("token", offered.token())));
        }
        return inTime;
    }

    /** {@return a debugger; one that is going to be killed is a process of its own} */
    private Visitor visitor(int port, Going going) throws IOException {
        if (going != Going.KILLED) {
            return Visitor.initialized(port);
        }
        Process client = start(AdapterProcess.java(Pump.class, "socket", String.valueOf(port)));
        return new Visitor(client.getInputStream(), client.getOutputStream()).initialized();
    }

    private static int counter(Visitor visitor) throws IOException {
        for (var thread :
                visitor.ask("threads", Map.of()).getAsJsonObject("body").getAsJsonArray("threads")) {
            if (thread.getAsJsonObject().get("name").getAsString().contains("counter")) {
                return thread.getAsJsonObject().get("id").getAsInt();
            }
        }
        throw new AssertionError("the thread that counts is not known");
    }

    @Test
    void waitsForItsDebuggerIfToldSo() throws Exception {
        Process program = start("-Dstepwasm.debug=suspend=y");
        assertThat(program.errorReader().readLine()).contains("can be debugged");
        OfferedProgram offered = offered(program);
        assertThat(program.errorReader().readLine())
                .isEqualTo("stepwasm debug: " + Embedder.class.getName()
                        + " waits for a debugger before its first instruction, at 127.0.0.1:" + offered.port()
                        + "; attach with \"request\": \"attach\", \"pid\": " + program.pid());
        try (Visitor hasty = Visitor.initialized(offered.port())) {
            succeed(hasty.ask("attach", Map.of("token", offered.token())));
        }
        try (Visitor visitor = Visitor.initialized(offered.port())) {
            succeed(visitor.ask("attach", Map.of("token", offered.token())));
            assertThat(program.inputReader().ready()).as("nothing has run").isFalse();
            succeed(visitor.ask("configurationDone", Map.of()));
            assertThat(program.inputReader().readLine()).isEqualTo("made");
        }
        assertThat(ask(program, "run")).isEqualTo("42");
    }

    private OfferedProgram offered(Process program) throws IOException {
        return new ProgramFiles(folder.resolve("stepwasm/programs"))
                .of(program.pid())
                .orElseThrow();
    }

    private static void succeed(JsonObject response) {
        assertThat(response.get("success").getAsBoolean())
                .as(response.toString())
                .isTrue();
    }

    private static long rounds(Process program) throws IOException {
        return Long.parseLong(ask(program, "rounds"));
    }

    private static String ask(Process program, String line) throws IOException {
        program.outputWriter().write(line + "\n");
        program.outputWriter().flush();
        return program.inputReader().readLine();
    }

    private Process start(String property) throws IOException {
        List<String> command = new ArrayList<>(AdapterProcess.java(Embedder.class));
        command.addAll(1, List.of("-Dstepwasm.cache=" + folder, property));
        return start(command);
    }

    private Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }
}
