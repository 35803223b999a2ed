package dev.stepwasm.dap;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.debug.Explanation;
import dev.stepwasm.engine.debug.Stop;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.BreakpointEventArguments;
import org.eclipse.lsp4j.debug.BreakpointEventArgumentsReason;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.CapabilitiesEventArguments;
import org.eclipse.lsp4j.debug.ContinuedEventArguments;
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
import org.eclipse.lsp4j.debug.ProcessEventArguments;
import org.eclipse.lsp4j.debug.ProcessEventArgumentsStartMethod;
import org.eclipse.lsp4j.debug.ProgressEndEventArguments;
import org.eclipse.lsp4j.debug.ProgressStartEventArguments;
import org.eclipse.lsp4j.debug.ProgressUpdateEventArguments;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.StoppedEventArgumentsReason;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.ThreadEventArguments;
import org.eclipse.lsp4j.debug.ThreadEventArgumentsReason;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;

/** What the client is told without asking. Safe for use from any thread. */
final class Events {
    /** What terminals and consoles of editors take for colours (ECMA-48, 8.3.117). */
    private static final String RED = "\u001b[31m";

    private static final String CYAN = "\u001b[36m";
    private static final String PLAIN = "\u001b[0m";

    private final IDebugProtocolClient client;
    private final AtomicBoolean terminated = new AtomicBoolean();
    private volatile boolean memory;
    private volatile boolean invalidated;
    private volatile boolean progress;
    private volatile boolean ansi;

    Events(IDebugProtocolClient client) {
        this.client = client;
    }

    /** Says which events the client understands beside those that all clients do. */
    void understood(InitializeRequestArguments args) {
        memory = Boolean.TRUE.equals(args.getSupportsMemoryEvent());
        invalidated = Boolean.TRUE.equals(args.getSupportsInvalidatedEvent());
        progress = Boolean.TRUE.equals(args.getSupportsProgressReporting());
        ansi = Boolean.TRUE.equals(args.getSupportsANSIStyling());
    }

    /** Tells that bytes have been changed by the user. */
    void memoryChanged(MemoryReference from, int count) {
        if (memory) {
            MemoryEventArguments event = new MemoryEventArguments();
            event.setMemoryReference(new MemoryReference(from.owner(), from.index(), 0).show());
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

    /** Tells of the module that has been loaded and of its text, if that is news. */
    void loaded(Module module, Optional<Source> source) {
        module(ModuleEventArgumentsReason.NEW, module);
        source.ifPresent(text -> loadedSource(LoadedSourceEventArgumentsReason.NEW, text));
    }

    /** Tells of a module that has been loaded in place of the one with the same number. */
    void loadedAgain(Module module, Optional<Source> source) {
        module(ModuleEventArgumentsReason.CHANGED, module);
        source.ifPresent(text -> loadedSource(LoadedSourceEventArgumentsReason.CHANGED, text));
    }

    /** Tells of a module that is not there any more. */
    void removed(Module module) {
        module(ModuleEventArgumentsReason.REMOVED, module);
    }

    private void module(ModuleEventArgumentsReason reason, Module module) {
        ModuleEventArguments event = new ModuleEventArguments();
        event.setReason(reason);
        event.setModule(module);
        client.module(event);
    }

    private void loadedSource(LoadedSourceEventArgumentsReason reason, Source source) {
        LoadedSourceEventArguments event = new LoadedSourceEventArguments();
        event.setReason(reason);
        event.setSource(source);
        client.loadedSource(event);
    }

    /** Tells which program was launched. It runs in this process, whose number would be of no use to anybody. */
    void launched(Path program) {
        ProcessEventArguments event = new ProcessEventArguments();
        event.setName(program.toString());
        event.setIsLocalProcess(true);
        event.setStartMethod(ProcessEventArgumentsStartMethod.LAUNCH);
        client.process(event);
    }

    /** Tells which program runs anyway, and is debugged from now on. */
    void attached(String program, int process) {
        ProcessEventArguments event = new ProcessEventArguments();
        event.setName(program);
        event.setSystemProcessId(process);
        event.setIsLocalProcess(true);
        event.setStartMethod(ProcessEventArgumentsStartMethod.ATTACH);
        client.process(event);
    }

    /** Tells that something can be done, or not, otherwise than the answer to {@code initialize} has said. */
    void capabilities(Capabilities changed) {
        CapabilitiesEventArguments event = new CapabilitiesEventArguments();
        event.setCapabilities(changed);
        client.capabilities(event);
    }

    void threadStarted(int thread) {
        thread(thread, ThreadEventArgumentsReason.STARTED);
    }

    void threadExited(int thread) {
        thread(thread, ThreadEventArgumentsReason.EXITED);
    }

    private void thread(int thread, String reason) {
        ThreadEventArguments event = new ThreadEventArguments();
        event.setReason(reason);
        event.setThreadId(thread);
        client.thread(event);
    }

    /** Tells that a stopped program runs although the client has not asked for just that. */
    void continued() {
        ContinuedEventArguments event = new ContinuedEventArguments();
        event.setThreadId(Conversation.THREAD);
        event.setAllThreadsContinued(true);
        client.continued(event);
    }

    /** Tells that something begins that takes a while and can be cancelled. */
    void progressStarted(String id, OptionalInt request, String title) {
        if (progress) {
            ProgressStartEventArguments event = new ProgressStartEventArguments();
            event.setProgressId(id);
            event.setTitle(title);
            request.ifPresent(event::setRequestId);
            event.setCancellable(true);
            event.setPercentage(0.0);
            client.progressStart(event);
        }
    }

    /** Tells how far it is. */
    void progressed(String id, String message, int percentage) {
        if (progress) {
            ProgressUpdateEventArguments event = new ProgressUpdateEventArguments();
            event.setProgressId(id);
            event.setMessage(message);
            event.setPercentage((double) percentage);
            client.progressUpdate(event);
        }
    }

    /** Tells that it is over, one way or the other. */
    void progressEnded(String id) {
        if (progress) {
            ProgressEndEventArguments event = new ProgressEndEventArguments();
            event.setProgressId(id);
            client.progressEnd(event);
        }
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

    /** Tells how the program has failed. */
    void failure(String text) {
        standardError(styled(RED, text));
    }

    /** Tells what a logpoint has written. */
    void log(String text) {
        console(styled(CYAN, text));
    }

    /** {@return a text in a colour, if the client can show it; the end of the line stays outside} */
    private String styled(String colour, String text) {
        String line = text.stripTrailing();
        return ansi ? colour + line + PLAIN + text.substring(line.length()) : text;
    }

    /** Tells what the debugger itself has to say. */
    void console(String text) {
        output(OutputEventArgumentsCategory.CONSOLE, text);
    }

    /** Tells about a place in a source. */
    void standardError(String text, Source source, int line, int column) {
        output(OutputEventArgumentsCategory.STDERR, text, source, line, column);
    }

    private void output(String category, String text, Source source, int line, int column) {
        OutputEventArguments event = new OutputEventArguments();
        event.setCategory(category);
        event.setOutput(text);
        event.setSource(source);
        event.setLine(line);
        event.setColumn(column);
        client.output(event);
    }

    /** Tells what the program has to say about a place in a source. */
    void standardOutput(String text, Source source, int line, int column) {
        output(OutputEventArgumentsCategory.STDOUT, text, source, line, column);
    }

    /** Tells that something has failed because of a place in a source. */
    void failure(String text, Source source, int line, int column) {
        standardError(styled(RED, text), source, line, column);
    }

    private void output(String category, String text) {
        OutputEventArguments event = new OutputEventArguments();
        event.setCategory(category);
        event.setOutput(text);
        client.output(event);
    }

    /**
     * Tells why a thread stands still.
     *
     * @param all whether all others do too
     * @param breakpoints the client's numbers of the breakpoints hit
     */
    void stopped(int thread, boolean all, Stop stop, List<Integer> breakpoints) {
        StoppedEventArguments event = new StoppedEventArguments();
        event.setThreadId(thread);
        event.setAllThreadsStopped(all);
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
            case Stop.Jumped jumped -> event.setReason(StoppedEventArgumentsReason.GOTO);
            case Stop.Restarted restarted -> event.setReason("restart");
            case Stop.Paused paused -> event.setReason(StoppedEventArgumentsReason.PAUSE);
            case Stop.Trapped(Trap trap, Explanation explanation) -> {
                event.setReason(StoppedEventArgumentsReason.EXCEPTION);
                event.setDescription("Paused on trap");
                event.setText(explanation.text());
            }
            case Stop.Thrown(WasmException exception, Explanation explanation) -> {
                event.setReason(StoppedEventArgumentsReason.EXCEPTION);
                event.setDescription("Paused on exception");
                event.setText(explanation.text());
            }
            case Stop.Failed(Explanation explanation) -> {
                event.setReason(StoppedEventArgumentsReason.EXCEPTION);
                event.setDescription("Paused on failed assertion");
                event.setText(explanation.text());
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

    /** Says that there is something to debug, so that the client must hear of its end. */
    void begun() {
        terminated.set(false);
    }

    /** Tells that there is nothing left to debug. Only the first call does something. */
    void terminated() {
        if (terminated.compareAndSet(false, true)) {
            client.terminated(new TerminatedEventArguments());
        }
    }
}
