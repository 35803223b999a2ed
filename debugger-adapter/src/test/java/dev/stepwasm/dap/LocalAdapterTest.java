package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.dap.memory.MemoriesArguments;
import dev.stepwasm.fixtures.Fixtures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The adapter as an editor in the same process has it. */
final class LocalAdapterTest {
    private static final String SUM =
            Fixtures.sample("sum.wat").file().orElseThrow().toString();

    private final HeardEvents events =
            new HeardEvents(output -> output.getCategory().equals("stdout"));
    private final LocalAdapter adapter = LocalAdapter.start(events, System.getProperty("java.class.path"), System.err);
    private final AdapterRequests server = adapter.server();

    @AfterEach
    void close() {
        adapter.close();
    }

    @Test
    void aProgramIsDebuggedHere() throws Exception {
        debug(Map.of());
    }

    @Test
    void aProgramIsDebuggedInAVirtualMachineOfItsOwn() throws Exception {
        debug(Map.of("vmArgs", List.of("-Xmx64m")));
    }

    private void debug(Map<String, Object> more) throws InterruptedException {
        initialize();
        Map<String, Object> launch = new HashMap<>(Map.of("program", SUM, "args", List.of(50, -8)));
        launch.put("stopOnEntry", true);
        launch.putAll(more);
        server.launch(launch).join();
        server.configurationDone(new ConfigurationDoneArguments()).join();
        assertThat(events.next()).isEqualTo("stopped entry");
        assertThat(server.memories(new MemoriesArguments(null)).join().memories())
                .isEmpty();
        StackTraceArguments main = new StackTraceArguments();
        main.setThreadId(1);
        assertThat(server.stackTrace(main).join().getStackFrames()).hasSize(1);
        ContinueArguments go = new ContinueArguments();
        go.setThreadId(1);
        server.continue_(go).join();
        assertThat(events.next()).isEqualTo("output 42\n");
        assertThat(events.next()).isEqualTo("terminated");
    }

    @Test
    void whatCannotBeDoneIsSaidInWords() throws Exception {
        initialize();
        assertThatThrownBy(() -> server.launch(Map.of("program", SUM + "x")).join())
                .hasMessageContaining("there is no program");
        assertThat(events.next()).isEqualTo("terminated");
    }

    @Test
    void anInterruptedThreadBreaksNothing() throws Exception {
        Thread.currentThread().interrupt();
        CompletableFuture<Capabilities> answer = server.initialize(editor());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(events.next()).isEqualTo("initialized");
        assertThat(answer.join().getSupportsReadMemoryRequest()).isTrue();
    }

    private void initialize() throws InterruptedException {
        server.initialize(editor()).join();
        assertThat(events.next()).isEqualTo("initialized");
    }

    private static InitializeRequestArguments editor() {
        InitializeRequestArguments editor = new InitializeRequestArguments();
        editor.setAdapterID("stepwasm");
        return editor;
    }
}
