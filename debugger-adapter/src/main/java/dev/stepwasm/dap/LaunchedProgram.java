package dev.stepwasm.dap;

import dev.stepwasm.dap.launch.LaunchRequest;
import dev.stepwasm.engine.debug.DebugListener;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.debug.BreakpointNotVerifiedReason;

/** A program that runs for the session alone. */
final class LaunchedProgram implements Program {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final LaunchRequest request;
    private final Launched content;
    private final GuestOutput out;
    private final GuestOutput err;
    private boolean started;

    /**
     * A program that has not begun.
     *
     * @param content what there is of it
     * @param out what it writes
     * @param err what it writes to its error output
     */
    LaunchedProgram(LaunchRequest request, Launched content, GuestOutput out, GuestOutput err) {
        this.request = request;
        this.content = content;
        this.out = out;
        this.err = err;
    }

    /** {@inheritDoc} @throws IllegalArgumentException with words for people, if its modules cannot be linked */
    @Override
    public Debugger open(DebugListener listener) {
        return content.open(request.limits(), listener);
    }

    @Override
    public LoadedModule part(DebuggedModule module) {
        return content.part(module);
    }

    @Override
    public Owner.Naming naming() {
        return content.naming();
    }

    @Override
    public boolean isDebugged() {
        return !request.noDebug();
    }

    @Override
    public boolean standsAsOne() {
        return true;
    }

    @Override
    public List<ThreadName> threads(Debugger debugger) {
        return List.of(new ThreadName(Conversation.THREAD, "main"));
    }

    @Override
    public String called(DebuggedThread thread) {
        return "the program";
    }

    @Override
    public Missing missing() {
        return new Missing(
                "this file is not the program that is debugged, "
                        + request.program().getFileName(),
                BreakpointNotVerifiedReason.FAILED);
    }

    @Override
    public Optional<Path> javaSource(StackTraceElement frame) {
        return Optional.empty();
    }

    @Override
    public void introduce(Events events) {
        events.launched(request.program());
    }

    @Override
    public void comment(DebuggedModule module, Events events) {
        // What it was made of is what the user has named.
    }

    @Override
    public void start(Debugger debugger, Events events) {
        started = true;
        if (debugger.state() == State.READY) {
            events.threadStarted(Conversation.THREAD);
            content.start(debugger, request.stopOnEntry() && !request.noDebug());
        }
    }

    @Override
    public void releaseOutput() {
        out.release();
        err.release();
    }

    @Override
    public Optional<String> refusalToEnd(String what) {
        return Optional.empty();
    }

    /** {@inheritDoc} The client hears that it is over even if a function of the host does not come back. */
    @Override
    public void terminate(Debugger debugger, Events events) {
        debugger.terminate();
        if (!started) {
            events.terminated();
            return;
        }
        Thread.ofPlatform().daemon().name("dap terminate").start(() -> {
            try {
                if (!debugger.awaitEnd(PATIENCE)) {
                    events.terminated();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void announceEnd(Events events) {
        // It always does.
    }

    @Override
    public void left(boolean terminate) {
        content.close();
    }

    @Override
    public void threadStarted(DebuggedThread thread, Events events) {
        // The client hears of its only thread before it starts.
    }

    @Override
    public void threadEnded(DebuggedThread thread, Events events) {
        // Told with the end of the program.
    }
}
