package dev.stepwasm.dap;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.debug.Stop;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.BreakpointEventArguments;
import org.eclipse.lsp4j.debug.BreakpointEventArgumentsReason;
import org.eclipse.lsp4j.debug.ExitedEventArguments;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.InvalidatedAreas;
import org.eclipse.lsp4j.debug.InvalidatedEventArguments;
import org.eclipse.lsp4j.debug.LoadedSourceEventArguments;
import org.eclipse.lsp4j.debug.LoadedSourceEventArgumentsReason;
import org.eclipse.lsp4j.debug.MemoryEventArguments;
import org.eclipse.lsp4j.debug.Module;
import org.eclipse.lsp4j.debug.ModuleEventArguments;
import org.eclipse.lsp4j.debug.ModuleEventArgumentsReason;
import org.eclipse.lsp4j.debug.OutputEventArguments;
import org.eclipse.lsp4j.debug.OutputEventArgumentsCategory;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.StoppedEventArgumentsReason;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;

/** What the client is told without asking. Safe for use from any thread. */
final class Events {
    private final IDebugProtocolClient client;
    private final AtomicBoolean terminated = new AtomicBoolean();
    private volatile boolean memory;
    private volatile boolean invalidated;

    Events(IDebugProtocolClient client) {
        this.client = client;
    }

    /** Says which events the client understands beside those that all clients do. */
    void understood(InitializeRequestArguments args) {
        memory = Boolean.TRUE.equals(args.getSupportsMemoryEvent());
        invalidated = Boolean.TRUE.equals(args.getSupportsInvalidatedEvent());
    }

    /** Tells that bytes have been changed by the user. */
    void memoryChanged(MemoryReference from, int count) {
        if (memory) {
            MemoryEventArguments event = new MemoryEventArguments();
            event.setMemoryReference(new MemoryReference(from.module(), from.index(), 0).show());
            event.setOffset((int) from.address());
            event.setCount(count);
            client.memory(event);
        }
    }

    /** Tells that values may have changed that the client has shown. */
    void variablesChanged() {
        if (invalidated) {
            InvalidatedEventArguments event = new InvalidatedEventArguments();
            event.setAreas(new String[] {InvalidatedAreas.VARIABLES});
            client.invalidated(event);
        }
    }

    /** Tells of the module that has been loaded and of its text. */
    void loaded(Module module, Source source) {
        ModuleEventArguments event = new ModuleEventArguments();
        event.setReason(ModuleEventArgumentsReason.NEW);
        event.setModule(module);
        client.module(event);
        LoadedSourceEventArguments text = new LoadedSourceEventArguments();
        text.setReason(LoadedSourceEventArgumentsReason.NEW);
        text.setSource(source);
        client.loadedSource(text);
    }

    void initialized() {
        client.initialized();
    }

    /** Tells what the program wrote or what its results are. */
    void standardOutput(String text) {
        output(OutputEventArgumentsCategory.STDOUT, text);
    }

    /** Tells what the program wrote to its error output, or what went wrong with it. */
    void standardError(String text) {
        output(OutputEventArgumentsCategory.STDERR, text);
    }

    /** Tells what the debugger itself has to say. */
    void console(String text) {
        output(OutputEventArgumentsCategory.CONSOLE, text);
    }

    /** Tells about a place in a source. */
    void standardError(String text, Source source, int line, int column) {
        OutputEventArguments event = new OutputEventArguments();
        event.setCategory(OutputEventArgumentsCategory.STDERR);
        event.setOutput(text);
        event.setSource(source);
        event.setLine(line);
        event.setColumn(column);
        client.output(event);
    }

    private void output(String category, String text) {
        OutputEventArguments event = new OutputEventArguments();
        event.setCategory(category);
        event.setOutput(text);
        client.output(event);
    }

    /**
     * Tells why the program stands still.
     *
     * @param breakpoints the client's numbers of the breakpoints hit
     */
    void stopped(Stop stop, List<Integer> breakpoints) {
        StoppedEventArguments event = new StoppedEventArguments();
        event.setThreadId(Conversation.THREAD);
        event.setAllThreadsStopped(true);
        switch (stop) {
            case Stop.Entry entry -> event.setReason(StoppedEventArgumentsReason.ENTRY);
            case Stop.AtBreakpoint at -> {
                event.setReason(
                        switch (at.kind()) {
                            case SOURCE -> StoppedEventArgumentsReason.BREAKPOINT;
                            case FUNCTION -> StoppedEventArgumentsReason.FUNCTION_BREAKPOINT;
                            case INSTRUCTION -> StoppedEventArgumentsReason.INSTRUCTION_BREAKPOINT;
                        });
                event.setHitBreakpointIds(breakpoints.toArray(Integer[]::new));
            }
            case Stop.Accessed(List<Integer> ids, String text) -> {
                event.setReason(StoppedEventArgumentsReason.DATA_BREAKPOINT);
                event.setDescription("Paused on data breakpoint");
                event.setText(text);
                event.setHitBreakpointIds(breakpoints.toArray(Integer[]::new));
            }
            case Stop.Stepped stepped -> event.setReason(StoppedEventArgumentsReason.STEP);
            case Stop.Paused paused -> event.setReason(StoppedEventArgumentsReason.PAUSE);
            case Stop.Trapped(Trap trap) -> {
                event.setReason(StoppedEventArgumentsReason.EXCEPTION);
                event.setDescription("Paused on trap");
                event.setText(trap.getMessage());
            }
            case Stop.Thrown(WasmException exception) -> {
                event.setReason(StoppedEventArgumentsReason.EXCEPTION);
                event.setDescription("Paused on exception");
                event.setText(exception.getMessage());
            }
        }
        client.stopped(event);
    }

    void breakpointChanged(Breakpoint breakpoint) {
        BreakpointEventArguments event = new BreakpointEventArguments();
        event.setReason(BreakpointEventArgumentsReason.CHANGED);
        event.setBreakpoint(breakpoint);
        client.breakpoint(event);
    }

    void exited(int code) {
        ExitedEventArguments event = new ExitedEventArguments();
        event.setExitCode(code);
        client.exited(event);
    }

    /** Tells that there is nothing left to debug. Only the first call does something. */
    void terminated() {
        if (terminated.compareAndSet(false, true)) {
            client.terminated(new TerminatedEventArguments());
        }
    }
}
