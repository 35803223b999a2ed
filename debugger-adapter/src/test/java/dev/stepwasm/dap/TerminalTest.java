package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that run in a terminal of the client: the test is the terminal, and types into a pipe. */
final class TerminalTest {
    /** Asks, waits for a line, says it again, for ever. */
    private static final String ECHO = """
        (module
          (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
          (memory (export "memory") 1)
          (data (i32.const 100) "name? ")
          (func (export "_start")
            (loop $again
              (i32.store (i32.const 0) (i32.const 100))
              (i32.store (i32.const 4) (i32.const 6))
              (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
              (i32.store (i32.const 0) (i32.const 200))
              (i32.store (i32.const 4) (i32.const 80))
              (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
              (if (i32.eqz (i32.load (i32.const 8))) (then (call $exit (i32.const 7))))
              (i32.store (i32.const 4) (i32.load (i32.const 8)))
              (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
              (br $again))))
        """;

    private static final Map<String, Object> ID = Map.of("adapterID", "stepwasm", "supportsRunInTerminalRequest", true);
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final DapClient client = new DapClient();
    private final List<Process> terminals = new ArrayList<>();
    private Path program;

    @BeforeEach
    void write() throws IOException {
        program = Files.writeString(folder.resolve("echo.wat"), ECHO);
    }

    @AfterEach
    void close() {
        client.close();
        terminals.forEach(Process::destroyForcibly);
    }

    private Map<String, Object> launch() {
        Map<String, Object> launch = new HashMap<>();
        launch.put("program", program.toString());
        launch.put("console", "integratedTerminal");
        return launch;
    }

    /** Launches and runs what the adapter asks for. */
    private Process begin() throws IOException {
        client.ask("initialize", ID);
        int launch = client.send("launch", launch());
        Process terminal = openTerminal();
        assertThat(client.response(launch).get("success").getAsBoolean()).isTrue();
        client.ask("configurationDone", Map.of());
        return terminal;
    }

    private Process openTerminal() throws IOException {
        JsonObject request = client.reverseRequest("runInTerminal");
        JsonObject arguments = request.getAsJsonObject("arguments");
        assertThat(arguments.get("kind").getAsString()).isEqualTo("integrated");
        assertThat(arguments.get("title").getAsString()).isEqualTo("Stepwasm: echo.wat");
        List<String> command = new ArrayList<>();
        for (JsonElement each : arguments.getAsJsonArray("args")) {
            command.add(each.getAsString());
        }
        Process terminal = new ProcessBuilder(command)
                .directory(new File(arguments.get("cwd").getAsString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        terminals.add(terminal);
        client.respond(request, Map.of());
        return terminal;
    }

    private static void type(Process terminal, String line) throws IOException {
        OutputStream keyboard = terminal.getOutputStream();
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private static String read(Process terminal, int characters) throws IOException {
        return new String(terminal.getInputStream().readNBytes(characters), StandardCharsets.UTF_8);
    }

    private static void awaitEnd(Process terminal) throws InterruptedException {
        assertThat(terminal.waitFor(AT_MOST.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    void asksAndReadsLineByLine() throws Exception {
        Process terminal = begin();
        assertThat(read(terminal, 6)).isEqualTo("name? ");
        type(terminal, "Ada");
        assertThat(read(terminal, 10)).isEqualTo("Ada\nname? ");
        type(terminal, "Grace");
        assertThat(read(terminal, 12)).isEqualTo("Grace\nname? ");
        terminal.getOutputStream().close();

        assertThat(client.event("exited").get("exitCode").getAsInt()).isEqualTo(7);
        client.event("terminated");
        awaitEnd(terminal);
        try (BufferedReader rest =
                new BufferedReader(new InputStreamReader(terminal.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(rest.readLine()).isNull();
        }
    }

    @Test
    void stopsAtABreakpointThatIsSetWhileItWaitsForALine() throws Exception {
        Process terminal = begin();
        read(terminal, 6);
        client.ask(
                "setBreakpoints",
                Map.of("source", Map.of("path", program.toString()), "breakpoints", List.of(Map.of("line", 16))));
        type(terminal, "Ada");

        assertThat(client.event("stopped").get("reason").getAsString()).isEqualTo("breakpoint");
        client.ask("continue", Map.of("threadId", 1));
        assertThat(read(terminal, 10)).isEqualTo("Ada\nname? ");
    }

    @Test
    void pausesWhenTheLineIsThere() throws Exception {
        Process terminal = begin();
        read(terminal, 6);
        client.ask("pause", Map.of("threadId", 1));
        client.ask("threads", Map.of()); // The pause begins when its response is out, and before this one is given.
        type(terminal, "Ada");

        assertThat(client.event("stopped").get("reason").getAsString()).isEqualTo("pause");
    }

    @Test
    void isTerminatedWhileItWaits() throws Exception {
        Process terminal = begin();
        read(terminal, 6);
        client.ask("terminate", Map.of());
        client.event("terminated");
        awaitEnd(terminal);
    }

    @Test
    void isDisconnectedWhileItWaits() throws Exception {
        Process terminal = begin();
        read(terminal, 6);
        client.ask("disconnect", Map.of());
        awaitEnd(terminal);
    }

    @Test
    void endsWithTheClient() throws Exception {
        Process terminal = begin();
        read(terminal, 6);
        client.close();
        awaitEnd(terminal);
    }

    @Test
    void restartsInANewTerminal() throws Exception {
        Process first = begin();
        read(first, 6);
        int restart = client.send("restart", Map.of());
        Process second = openTerminal();
        assertThat(client.response(restart).get("success").getAsBoolean()).isTrue();
        awaitEnd(first);
        assertThat(read(second, 6)).isEqualTo("name? ");
        type(second, "Ada");
        assertThat(read(second, 10)).isEqualTo("Ada\nname? ");
    }

    @Test
    void tellsOfATerminalThatIsClosed() throws Exception {
        Process terminal = begin();
        read(terminal, 6);
        terminal.destroyForcibly();
        client.event("exited");
        client.event("terminated");
    }

    @Test
    void givesTheWordsOfAnEditorThatCannotOpenATerminal() {
        client.ask("initialize", ID);
        int launch = client.send("launch", launch());
        client.refuse(client.reverseRequest("runInTerminal"), "no shell");

        assertThat(client.response(launch).get("message").getAsString())
                .isEqualTo("the editor could not run the program in a terminal: no shell");
        client.event("terminated");
    }
}
