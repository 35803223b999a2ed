package dev.stepwasm.eclipse.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.NextArguments;
import org.eclipse.lsp4j.debug.PauseArguments;
import org.eclipse.lsp4j.debug.StackFrame;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.StepInArguments;
import org.eclipse.lsp4j.debug.StepOutArguments;
import org.eclipse.lsp4j.debug.StoppedEventArguments;

/** A thread of the program. Its stack is fetched when it stops, before Eclipse hears of it, so that nobody waits for it. */
public final class WasmThread extends WasmElement implements IThread {
    /** A stack that is deeper is shown up to here, so that endless recursion can be looked at. */
    private static final int MOST_FRAMES = 200;

    private final int id;
    private volatile String name;
    private volatile State state = State.RUNNING;

    /** Counts stops and starts, so that a late answer about an earlier stop is passed over. */
    private int moves;

    /**
     * How a thread is.
     *
     * @param suspended whether it stands still
     * @param stepping whether it is on its way to the end of a step
     * @param frames of its stack, the innermost first
     * @param total how many frames it has
     * @param reason why it stands still, for people
     * @param failure what is known of the trap or exception that has stopped it
     * @param breakpoints at which it stands
     */
    private record State(
            boolean suspended,
            boolean stepping,
            List<WasmFrame> frames,
            int total,
            String reason,
            Optional<String> failure,
            List<IBreakpoint> breakpoints) {
        static final State RUNNING = new State(false, false, List.of(), 0, "", Optional.empty(), List.of());

        State onTheWay(boolean step) {
            return new State(false, step, frames, total, "", Optional.empty(), List.of());
        }
    }

    WasmThread(WasmTarget target, int id, String name) {
        super(target);
        this.id = id;
        this.name = name;
    }

    /** {@return its number in the protocol} */
    public int id() {
        return id;
    }

    /** {@return whether that is another name than before} */
    boolean rename(String known) {
        boolean news = !name.equals(known);
        name = known;
        return news;
    }

    /** Takes note of a stop; Eclipse hears of it when the stack is here. */
    void stopped(StoppedEventArguments event) {
        int move;
        synchronized (this) {
            moves++;
            move = moves;
        }
        StackTraceArguments all = new StackTraceArguments();
        all.setThreadId(id);
        all.setLevels(MOST_FRAMES);
        target().server().stackTrace(all).whenComplete((stack, failure) -> {
            if (failure == null) {
                stopped(move, event, stack);
            } else {
                target().say(name + " has stopped, but its stack cannot be shown: " + Answers.words(failure));
                stopped(move, event, new StackTraceResponse());
            }
        });
    }

    private void stopped(int move, StoppedEventArguments event, StackTraceResponse stack) {
        synchronized (this) {
            if (move != moves) {
                return;
            }
            StackFrame[] shown = stack.getStackFrames() == null ? new StackFrame[0] : stack.getStackFrames();
            int total = stack.getTotalFrames() == null ? shown.length : stack.getTotalFrames();
            state = new State(
                    true,
                    false,
                    frames(shown, total),
                    total,
                    Reasons.of(event),
                    Reasons.failure(event),
                    target().breakpoints().hit(event));
        }
        Reasons.failure(event).ifPresent(target()::say);
        suspended(Reasons.detail(event));
        target().bytesChanged();
    }

    /** {@return the frames of a stack; those that were there before are the same objects, so that views keep what is open} */
    private List<WasmFrame> frames(StackFrame[] shown, int total) {
        State before = state;
        List<WasmFrame> frames = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            int old = before.total() - (total - i);
            StackFrame frame = shown[i];
            if (old >= 0
                    && old < before.frames().size()
                    && before.frames().get(old).isSameCall(frame)) {
                WasmFrame kept = before.frames().get(old);
                kept.moveTo(frame);
                frames.add(kept);
            } else {
                frames.add(new WasmFrame(this, frame));
            }
        }
        return List.copyOf(frames);
    }

    /** Takes note that it goes on without being asked to by this. */
    void continued() {
        move(false);
        resumed(DebugEvent.CLIENT_REQUEST);
    }

    private synchronized void move(boolean step) {
        moves++;
        state = state.onTheWay(step);
    }

    /** Lets it go on. @param request says so to the adapter */
    private void goOn(int detail, Supplier<CompletableFuture<?>> request) {
        State stood;
        synchronized (this) {
            stood = state;
            if (!stood.suspended()) {
                return;
            }
            move(isStep(detail));
        }
        resumed(detail);
        request.get().exceptionally(failure -> {
            target().say(name + " could not go on: " + Answers.words(failure));
            synchronized (this) {
                state = stood;
            }
            suspended(DebugEvent.CLIENT_REQUEST);
            return null;
        });
    }

    @Override
    public void resume() {
        ContinueArguments args = new ContinueArguments();
        args.setThreadId(id);
        goOn(DebugEvent.CLIENT_REQUEST, () -> target().server().continue_(args));
    }

    @Override
    public void stepInto() {
        StepInArguments args = new StepInArguments();
        args.setThreadId(id);
        goOn(DebugEvent.STEP_INTO, () -> target().server().stepIn(args));
    }

    @Override
    public void stepOver() {
        NextArguments args = new NextArguments();
        args.setThreadId(id);
        goOn(DebugEvent.STEP_OVER, () -> target().server().next(args));
    }

    @Override
    public void stepReturn() {
        StepOutArguments args = new StepOutArguments();
        args.setThreadId(id);
        goOn(DebugEvent.STEP_RETURN, () -> target().server().stepOut(args));
    }

    @Override
    public void suspend() {
        PauseArguments args = new PauseArguments();
        args.setThreadId(id);
        target().server().pause(args).exceptionally(failure -> {
            target().say(name + " could not be suspended: " + Answers.words(failure));
            return null;
        });
    }

    /** {@return why it stands still, for people; empty if it does not} */
    public String reason() {
        return state.reason();
    }

    /** {@return what is known of the trap or exception that has stopped it} */
    Optional<String> failure() {
        return state.failure();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public IStackFrame[] getStackFrames() {
        State now = state;
        return now.suspended() ? now.frames().toArray(IStackFrame[]::new) : new IStackFrame[0];
    }

    @Override
    public boolean hasStackFrames() {
        return state.suspended() && !state.frames().isEmpty();
    }

    @Override
    @SuppressWarnings("NullAway") // That is how it says that there is none.
    public IStackFrame getTopStackFrame() {
        State now = state;
        return now.suspended() && !now.frames().isEmpty() ? now.frames().getFirst() : null;
    }

    @Override
    public IBreakpoint[] getBreakpoints() {
        return state.breakpoints().toArray(IBreakpoint[]::new);
    }

    @Override
    public int getPriority() {
        return 0;
    }

    @Override
    public boolean isSuspended() {
        return state.suspended() && !isTerminated();
    }

    @Override
    public boolean isStepping() {
        return state.stepping() && !isTerminated();
    }

    @Override
    public boolean canResume() {
        return isSuspended();
    }

    @Override
    public boolean canSuspend() {
        return !state.suspended() && !isTerminated();
    }

    @Override
    public boolean canStepInto() {
        return isSuspended();
    }

    @Override
    public boolean canStepOver() {
        return isSuspended();
    }

    @Override
    public boolean canStepReturn() {
        return isSuspended();
    }

    @Override
    public boolean canTerminate() {
        return target().canTerminate();
    }

    @Override
    public boolean isTerminated() {
        return target().isTerminated();
    }

    @Override
    public void terminate() {
        target().terminate();
    }
}
