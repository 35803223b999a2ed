package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.stepwasm.dap.attach.Embedder;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client, an adapter and a program, each a process of its own: the adapter finds the program and passes on. */
final class RelayedAttachTest {
    private static final Map<String, Object> ID = Map.of("adapterID", "stepwasm");

    @TempDir
    private Path cache;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(List<String> command) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.add(1, "-Dstepwasm.cache=" + cache);
        Process process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process;
    }

    private DapClient adapter() throws IOException {
        Process adapter = start(AdapterProcess.command());
        DapClient client = new DapClient(adapter.getInputStream(), adapter.getOutputStream());
        client.ask("initialize", ID);
        return client;
    }

    @Test
    void findsTheOnlyProgramStopsItAndLetsItGo() throws IOException {
        Process program = start(AdapterProcess.java(Embedder.class, "serve"));
        BufferedReader said = program.inputReader();
        BufferedWriter orders = program.outputWriter();
        assertThat(said.readLine()).isEqualTo("made");
        order(orders, "count");
        assertThat(said.readLine()).isEqualTo("counting");

        try (DapClient client = adapter()) {
            JsonObject asked = client.ask(
                            "setFunctionBreakpoints", Map.of("breakpoints", List.of(Map.of("name", "count"))))
                    .getAsJsonArray("breakpoints")
                    .get(0)
                    .getAsJsonObject();
            client.ask("configurationDone", Map.of());
            client.ask("attach", Map.of());
            JsonObject process = client.event("process");
            assertThat(process.get("name").getAsString()).isEqualTo(Embedder.class.getName());
            assertThat(process.get("systemProcessId").getAsLong()).isEqualTo(program.pid());
            JsonObject stopped = client.event("stopped");
            assertThat(stopped.getAsJsonArray("hitBreakpointIds").get(0)).isEqualTo(asked.get("id"));
            Map<String, Object> thread =
                    Map.of("threadId", stopped.get("threadId").getAsInt());
            assertThat(client.ask("stackTrace", thread).toString())
                    .contains("count")
                    .contains("Embedder");

            try (DapClient second = adapter()) {
                assertThat(second.refusal("attach", Map.of("pid", program.pid())))
                        .startsWith("another debugger has been attached");
                second.event("terminated");
            }
            client.ask("disconnect", Map.of());
        }
        order(orders, "rounds");
        long before = Long.parseLong(said.readLine());
        long after = before;
        while (after == before) { // Ends, or the test is ended, when the thread goes on.
            order(orders, "rounds");
            after = Long.parseLong(said.readLine());
        }

        try (DapClient client = adapter()) {
            client.ask("attach", Map.of("pid", String.valueOf(program.pid())));
            client.ask("configurationDone", Map.of());
            program.destroyForcibly();
            client.event("terminated");
            assertThat(client.all().toString()).contains("has ended: the program is over, or was killed");
        }
        try (DapClient client = adapter()) {
            assertThat(client.refusal("attach", Map.of("pid", program.pid())))
                    .startsWith("there is no process " + program.pid() + ": it has ended");
        }
    }

    private static void order(BufferedWriter orders, String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }
}
