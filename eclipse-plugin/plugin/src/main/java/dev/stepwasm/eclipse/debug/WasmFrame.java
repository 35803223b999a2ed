package dev.stepwasm.eclipse.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IDropToFrame;
import org.eclipse.debug.core.model.IRegisterGroup;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.lsp4j.debug.RestartFrameArguments;
import org.eclipse.lsp4j.debug.Scope;
import org.eclipse.lsp4j.debug.ScopesArguments;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.StackFrame;
import org.jspecify.annotations.Nullable;

/** A call on the stack of a thread. It stays the same object while the call lasts, wherever in the function it stands. */
public final class WasmFrame extends WasmElement implements IStackFrame, IDropToFrame {
    /** The scope whose variables stand at the top, without a group. */
    private static final String LOCALS = "Locals";

    private final WasmThread thread;
    private volatile StackFrame shown;
    private List<WasmVariable> variables = List.of();
    private @Nullable StackFrame fetchedFor;

    WasmFrame(WasmThread thread, StackFrame shown) {
        super(thread.target());
        this.thread = thread;
        this.shown = shown;
    }

    /** {@return whether this is the call that the protocol shows now} */
    boolean isSameCall(StackFrame other) {
        return shown.getName().equals(other.getName()) && Objects.equals(shown.getModuleId(), other.getModuleId());
    }

    void moveTo(StackFrame place) {
        shown = place;
    }

    /** {@return its number in the protocol; another one after each stop} */
    public int id() {
        return shown.getId();
    }

    /** {@return where its text is, if it has one} */
    public Optional<Source> source() {
        return Optional.ofNullable(shown.getSource());
    }

    /** {@return the place in the text, from 1} */
    public int column() {
        return shown.getColumn();
    }

    /** {@return how the protocol shows it} */
    StackFrame shown() {
        return shown;
    }

    /** Makes what is shown of its variables be fetched again. */
    synchronized void forgetVariables() {
        fetchedFor = null;
    }

    @Override
    public synchronized IVariable[] getVariables() throws DebugException {
        StackFrame now = shown;
        if (!now.equals(fetchedFor)) {
            variables = fetch(now);
            fetchedFor = now;
        }
        return variables.toArray(IVariable[]::new);
    }

    private List<WasmVariable> fetch(StackFrame now) throws DebugException {
        ScopesArguments args = new ScopesArguments();
        args.setFrameId(now.getId());
        List<WasmVariable> fetched = new ArrayList<>();
        if (thread.getTopStackFrame() == this) {
            thread.failure().ifPresent(text -> fetched.add(WasmVariable.failure(this, text)));
        }
        for (Scope scope : Answers.await(target().server().scopes(args)).getScopes()) {
            if (scope.getName().equals(LOCALS)) {
                fetched.addAll(WasmVariable.inside(this, scope.getVariablesReference(), 0, variables));
            } else {
                fetched.add(WasmVariable.group(this, scope, variables));
            }
        }
        return List.copyOf(fetched);
    }

    @Override
    public boolean hasVariables() {
        return thread.isSuspended();
    }

    @Override
    public boolean canDropToFrame() {
        return thread.isSuspended();
    }

    @Override
    public void dropToFrame() {
        RestartFrameArguments args = new RestartFrameArguments();
        args.setFrameId(id());
        target().server().restartFrame(args).exceptionally(failure -> {
            target().report("The function could not be started again", Answers.words(failure));
            return null;
        });
    }

    @Override
    public IThread getThread() {
        return thread;
    }

    @Override
    public String getName() {
        return shown.getName();
    }

    @Override
    public int getLineNumber() {
        return shown.getSource() == null ? -1 : shown.getLine();
    }

    /** {@inheritDoc} The instruction itself, if the text is open in an editor; else the whole line counts. */
    @Override
    public int getCharStart() {
        return Texts.offset(this, shown.getLine(), shown.getColumn());
    }

    @Override
    public int getCharEnd() {
        Integer line = shown.getEndLine();
        Integer column = shown.getEndColumn();
        return line == null || column == null ? -1 : Texts.offset(this, line, column);
    }

    @Override
    public IRegisterGroup[] getRegisterGroups() {
        return new IRegisterGroup[0];
    }

    @Override
    public boolean hasRegisterGroups() {
        return false;
    }

    @Override
    public boolean isSuspended() {
        return thread.isSuspended();
    }

    @Override
    public boolean isStepping() {
        return thread.isStepping();
    }

    @Override
    public boolean canResume() {
        return thread.canResume();
    }

    @Override
    public boolean canSuspend() {
        return thread.canSuspend();
    }

    @Override
    public void resume() {
        thread.resume();
    }

    @Override
    public void suspend() {
        thread.suspend();
    }

    @Override
    public boolean canStepInto() {
        return thread.canStepInto();
    }

    @Override
    public boolean canStepOver() {
        return thread.canStepOver();
    }

    @Override
    public boolean canStepReturn() {
        return thread.canStepReturn();
    }

    @Override
    public void stepInto() {
        thread.stepInto();
    }

    @Override
    public void stepOver() {
        thread.stepOver();
    }

    @Override
    public void stepReturn() {
        thread.stepReturn();
    }

    @Override
    public boolean canTerminate() {
        return thread.canTerminate();
    }

    @Override
    public boolean isTerminated() {
        return thread.isTerminated();
    }

    @Override
    public void terminate() {
        thread.terminate();
    }
}
