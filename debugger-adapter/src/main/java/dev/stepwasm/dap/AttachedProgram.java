package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.DebugListener;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Debugger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.debug.BreakpointNotVerifiedReason;
import org.eclipse.lsp4j.debug.Capabilities;

/** The program that this JVM runs: all instances that are announced in it, and whatever threads call them. */
final class AttachedProgram implements Program {
    private final AttachedProcess process;
    private final ModuleTexts texts;

    /** @param texts finds the texts of modules */
    AttachedProgram(AttachedProcess process, ModuleTexts texts) {
        this.process = process;
        this.texts = texts;
    }

    @Override
    public Debugger open(DebugListener listener) {
        return Debugger.attach(listener);
    }

    @Override
    public LoadedModule part(DebuggedModule module) {
        return texts.of(module);
    }

    @Override
    public Owner.Naming naming() {
        return Owner.Naming.BY_INSTANCE;
    }

    @Override
    public boolean isDebugged() {
        return true;
    }

    @Override
    public boolean standsAsOne() {
        return false;
    }

    @Override
    public List<ThreadName> threads(Debugger debugger) {
        return debugger.threads().stream().map(AttachedProgram::shown).toList();
    }

    private static ThreadName shown(DebuggedThread thread) {
        String where = thread.hostCall()
                .map(function -> " (in host function " + function + ")")
                .orElse("");
        return new ThreadName(thread.id(), thread.name() + where);
    }

    @Override
    public String called(DebuggedThread thread) {
        return thread.name();
    }

    @Override
    public Missing missing() {
        return new Missing(
                "no module with this text has been loaded yet by " + process.name(),
                BreakpointNotVerifiedReason.PENDING);
    }

    @Override
    public Optional<Path> javaSource(StackTraceElement frame) {
        return texts.javaSource(frame);
    }

    /** {@inheritDoc} It cannot be ended like one that was launched, and clients that know this offer something else. */
    @Override
    public void introduce(Events events) {
        Capabilities can = new Capabilities();
        can.setSupportsRestartRequest(false);
        can.setSupportsTerminateRequest(false);
        can.setSupportTerminateDebuggee(true);
        events.capabilities(can);
        events.attached(process.name(), (int) ProcessHandle.current().pid());
    }

    @Override
    public void comment(DebuggedModule module, Events events) {
        texts.comment(module).ifPresent(words -> events.console(words + "\n"));
    }

    @Override
    public void start(Debugger debugger, Events events) {
        process.configured();
    }

    @Override
    public void releaseOutput() {
        // It writes where it always does.
    }

    @Override
    public Optional<String> refusalToEnd(String what) {
        return Optional.of(
                what.equals("restart")
                        ? "a program that was attached to cannot be started again from here: disconnect, start it"
                                + " again and attach to it"
                        : "a program that was attached to is not ended by `terminate`: disconnect, which leaves it"
                                + " running, or disconnect with `terminateDebuggee`, which ends its process");
    }

    @Override
    public void terminate(Debugger debugger, Events events) {
        throw new IllegalStateException("refused before");
    }

    @Override
    public void announceEnd(Events events) {
        events.console("the process of " + process.name() + " ends, as you want it\n");
    }

    @Override
    public void left(boolean terminate) {
        if (terminate) {
            process.end();
        }
    }

    @Override
    public void threadStarted(DebuggedThread thread, Events events) {
        events.threadStarted(thread.id());
    }

    @Override
    public void threadEnded(DebuggedThread thread, Events events) {
        events.threadExited(thread.id());
    }
}
