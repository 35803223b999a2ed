package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.fixtures.Fixtures;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.junit.jupiter.api.Test;

/** The adapter without a wire, as a program in the same process uses it. */
final class InProcessTest {
    private final HeardEvents events = new HeardEvents(output -> true);

    @Test
    void answersDirectCalls() throws Exception {
        try (DebugAdapter adapter = new DebugAdapter()) {
            adapter.connect(events);
            adapter.initialize(new InitializeRequestArguments()).join();
            assertThat(events.next()).isEqualTo("initialized");
            String program = Fixtures.sample("sum.wat").file().orElseThrow().toString();
            adapter.launch(Map.of("program", program, "args", List.of(50.0, -8.0), "stopOnEntry", true))
                    .join();
            adapter.configurationDone(new ConfigurationDoneArguments()).join();
            assertThat(events.next()).isEqualTo("stopped entry");

            StackTraceArguments main = new StackTraceArguments();
            main.setThreadId(1);
            assertThat(adapter.stackTrace(main).join().getStackFrames()).hasSize(1);
            ContinueArguments go = new ContinueArguments();
            go.setThreadId(1);
            adapter.continue_(go).join();
            assertThat(events.next()).isEqualTo("output 42\n");
            assertThat(events.next()).isEqualTo("terminated");
            assertThatThrownBy(() -> adapter.stackTrace(main).join()).hasMessageEndingWith("the program has ended");
        }
    }
}
