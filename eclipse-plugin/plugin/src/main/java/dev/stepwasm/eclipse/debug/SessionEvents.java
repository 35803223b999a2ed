package dev.stepwasm.eclipse.debug;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.BreakpointEventArguments;
import org.eclipse.lsp4j.debug.ContinuedEventArguments;
import org.eclipse.lsp4j.debug.ExitedEventArguments;
import org.eclipse.lsp4j.debug.InvalidatedEventArguments;
import org.eclipse.lsp4j.debug.MemoryEventArguments;
import org.eclipse.lsp4j.debug.OutputEventArguments;
import org.eclipse.lsp4j.debug.OutputEventArgumentsCategory;
import org.eclipse.lsp4j.debug.RunInTerminalRequestArguments;
import org.eclipse.lsp4j.debug.RunInTerminalResponse;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.ThreadEventArguments;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;

/** What the adapter tells of a program, on one thread, which must not wait. */
final class SessionEvents implements IDebugProtocolClient {
    private final WasmTarget target;

    SessionEvents(WasmTarget target) {
        this.target = target;
    }

    @Override
    public void initialized() {
        // Breakpoints are sent when the adapter has answered.
    }

    @Override
    public void stopped(StoppedEventArguments event) {
        target.stopped(event);
    }

    @Override
    public void continued(ContinuedEventArguments event) {
        target.continued(event);
    }

    @Override
    public void thread(ThreadEventArguments event) {
        target.threadChanged(event);
    }

    @Override
    public void breakpoint(BreakpointEventArguments event) {
        target.breakpoints().changed(event.getBreakpoint());
    }

    @Override
    public void invalidated(InvalidatedEventArguments event) {
        target.valuesChanged();
    }

    @Override
    public void memory(MemoryEventArguments event) {
        target.bytesChanged();
    }

    @Override
    public void output(OutputEventArguments event) {
        String text = event.getOutput();
        switch (String.valueOf(event.getCategory())) {
            case OutputEventArgumentsCategory.STDERR, OutputEventArgumentsCategory.IMPORTANT ->
                target.process().streams().complain(text);
            case OutputEventArgumentsCategory.TELEMETRY -> {}
            default -> target.process().streams().print(text);
        }
    }

    /** {@inheritDoc} Its terminal is the Console view. */
    @Override
    public CompletableFuture<RunInTerminalResponse> runInTerminal(RunInTerminalRequestArguments command) {
        return CompletableFuture.supplyAsync(() -> {
            Process process = ConsoleProcess.start(command, target.process().streams());
            RunInTerminalResponse response = new RunInTerminalResponse();
            response.setProcessId(Math.toIntExact(process.pid()));
            return response;
        });
    }

    @Override
    public void exited(ExitedEventArguments event) {
        target.process().exits(event.getExitCode());
    }

    @Override
    public void terminated(TerminatedEventArguments event) {
        target.over();
    }
}
