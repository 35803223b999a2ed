package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.junit.jupiter.api.Test;

/** How a session with a program that runs anyway begins and ends. */
final class AttachedLifecycleTest extends AttachedSession {
    @Test
    void nothingStopsBeforeTheConfigurationIsDone() throws Exception {
        Workers.Worker one = workers.start("worker-1");
        attach(Map.of());
        breakpoint(text, 8);
        one.call("round", 1);
        Workers.Worker two = workers.start("worker-2", (caller, n) -> {});
        breakpoints(text, List.of(12));
        two.call("round", 1);
        assertThat(client.drain("stopped")).isEmpty();
        assertThat(said).isEmpty();

        begin();
        client.event("stopped");
        client.event("stopped");
        assertThat(client.order().indexOf("event stopped"))
                .isGreaterThan(client.order().indexOf("response configurationDone"));
        assertThat(said.poll(20, TimeUnit.SECONDS)).isEqualTo("configured");
    }

    @Test
    void theProgramIsNotOursToEndUnlessTheUserSaysSo() throws Exception {
        Workers.Worker one = workers.start("worker-1");
        attach(Map.of());
        JsonObject changed = client.event("capabilities").getAsJsonObject("capabilities");
        assertThat(changed.get("supportsRestartRequest").getAsBoolean()).isFalse();
        assertThat(changed.get("supportsTerminateRequest").getAsBoolean()).isFalse();
        assertThat(changed.get("supportTerminateDebuggee").getAsBoolean()).isTrue();
        JsonObject process = client.event("process");
        assertThat(process.get("name").getAsString()).isEqualTo("the test");
        assertThat(process.get("startMethod").getAsString()).isEqualTo("attach");
        assertThat(process.get("systemProcessId").getAsLong())
                .isEqualTo(ProcessHandle.current().pid());
        breakpoint(text, 8);
        begin();
        one.call("round", 1);
        client.event("stopped");
        assertThat(client.refusal("restart", Map.of())).contains("start it again and attach to it");
        assertThat(client.refusal("terminate", Map.of())).contains("disconnect with `terminateDebuggee`");
        assertThat(client.refusal("attach", Map.of())).isEqualTo("a program is debugged already");
        assertThat(client.refusal("launch", Map.of("program", text.toString())))
                .isEqualTo("a program is debugged already");

        client.ask("disconnect", Map.of("terminateDebuggee", true));
        assertThat(output("the process of")).isEqualTo("the process of the test ends, as you want it\n");
        assertThat(one.result()).isEqualTo("2");
        said.poll(20, TimeUnit.SECONDS);
        assertThat(said.poll(20, TimeUnit.SECONDS)).isEqualTo("end");
    }

    /** VS Code says both when its user restarts a session with a program that cannot be restarted. */
    @Test
    void whoeverAttachesAnewDoesNotEndTheProgram() throws Exception {
        Workers.Worker one = workers.start("worker-1");
        attach(Map.of());
        breakpoint(text, 8);
        begin();
        one.call("round", 1);
        client.event("stopped");

        client.ask("disconnect", Map.of("restart", true, "terminateDebuggee", true));
        assertThat(one.result()).isEqualTo("2");
        assertThat(client.awaitAdapterEnd(Duration.ofSeconds(20))).isTrue();
        assertThat(said).doesNotContain("end");
    }

    @Test
    void anAdapterWithoutAProgramRefusesInWords() {
        try (DebugAdapter other = new DebugAdapter()) {
            other.connect(new IDebugProtocolClient() {});
            other.initialize(new InitializeRequestArguments()).join();
            assertThatThrownBy(() -> other.attach(Map.of()).join())
                    .hasMessageContaining("there is no program here to attach to");
        }
    }
}
