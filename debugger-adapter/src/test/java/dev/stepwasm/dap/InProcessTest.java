package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.fixtures.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.OutputEventArguments;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.junit.jupiter.api.Test;

/** The adapter without a wire, as a program in the same process uses it. */
final class InProcessTest implements IDebugProtocolClient {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Test
    void answersDirectCalls() throws Exception {
        try (DebugAdapter adapter = new DebugAdapter()) {
            adapter.connect(this);
            adapter.initialize(new InitializeRequestArguments()).join();
            assertThat(next()).isEqualTo("initialized");
            String program = Fixtures.sample("sum.wat").file().orElseThrow().toString();
            adapter.launch(Map.of("program", program, "args", List.of(50.0, -8.0), "stopOnEntry", true))
                    .join();
            adapter.configurationDone(new ConfigurationDoneArguments()).join();
            assertThat(next()).isEqualTo("stopped entry");

            StackTraceArguments main = new StackTraceArguments();
            main.setThreadId(1);
            assertThat(adapter.stackTrace(main).join().getStackFrames()).hasSize(1);
            ContinueArguments go = new ContinueArguments();
            go.setThreadId(1);
            adapter.continue_(go).join();
            assertThat(next()).isEqualTo("output 42\n");
            assertThat(next()).isEqualTo("terminated");
            assertThatThrownBy(() -> adapter.stackTrace(main).join()).hasMessageEndingWith("the program has ended");
        }
    }

    private String next() throws InterruptedException {
        return events.poll(30, TimeUnit.SECONDS);
    }

    @Override
    public void initialized() {
        events.add("initialized");
    }

    @Override
    public void stopped(StoppedEventArguments args) {
        events.add("stopped " + args.getReason());
    }

    @Override
    public void output(OutputEventArguments args) {
        events.add("output " + args.getOutput());
    }

    @Override
    public void terminated(TerminatedEventArguments args) {
        events.add("terminated");
    }
}
