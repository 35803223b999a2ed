package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TraceElement;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.WasmException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what failed and where, and tells the hook before the frames go: traps, exceptions that nobody catches,
 * failures of the host. Done by the debuggee's thread.
 */
final class Failures {
    private final Interpreter interpreter;
    private final ExecutionControl control;
    private final Patches patches;
    private final HookCalls hookCalls;
    private final PlainFrames frames;
    private final Stops stops;
    /** The trap that the hook heard of last, which comes by again where functions of the host let it pass. */
    private @Nullable Trap told;

    private @Nullable Retried retried;

    Failures(Interpreter interpreter, Patches patches, HookCalls hookCalls, PlainFrames frames, Stops stops) {
        this.interpreter = interpreter;
        this.control = interpreter.control;
        this.patches = patches;
        this.hookCalls = hookCalls;
        this.frames = frames;
        this.stops = stops;
    }

    /** Finds out what failed in the main loop. {@return the op to go on with, if plain code must do the instruction again} */
    int recover(RuntimeException failure) {
        if (failure instanceof Again) {
            return again();
        }
        TrapReason reason = switch (failure) {
            case TrapSignal signal -> signal.reason();
            case IndexOutOfBoundsException outside -> TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS;
            default -> null;
        };
        if (reason == null) {
            throw failure;
        }
        if (frames.isTopFast()) {
            return frames.again();
        }
        FunctionCode code = interpreter.function.code();
        if (failure instanceof IndexOutOfBoundsException && !touchesMemory(code.words[interpreter.pc])) {
            throw failure; // A mistake of ours must not pass for one of the program.
        }
        patches.unsuspend();
        FrameView top = new FrameView(interpreter);
        String detail = reason == TrapReason.CALL_STACK_EXHAUSTED
                ? control.limits().words(top.depth() + stops.compiledCalls().count())
                : TrapText.of(top, reason);
        Trap trap = new Trap(reason, detail, Backtrace.of(interpreter));
        if (tells(trap)) {
            return stops.landing();
        }
        throw asRuntime(ended(trap));
    }

    /**
     * Tells the hook of a trap of an instruction, unless the instruction was done again after the hook heard of the same.
     *
     * @return whether the hook has heard of it and may have changed something, so that the instruction must be done again
     */
    private boolean tells(Trap trap) {
        Retried again = new Retried(interpreter.counted(), interpreter.depth, trap.reason(), trap.detail());
        if (again.equals(retried)) {
            retried = null;
            told = trap;
            return false;
        }
        try {
            tell(trap);
        } catch (Escape escape) {
            throw asRuntime(escape.carried());
        }
        retried = again; // Not before, since whoever hears of it may run code.
        return control.hook() != null;
    }

    /** An instruction that is done again after the hook has heard of its trap; the trap and when it happened. */
    private record Retried(long instructions, int depth, TrapReason reason, String detail) {}

    /** An instruction was interrupted before it did anything. {@return the op to go on with} */
    private int again() {
        CodeFunction function = interpreter.function;
        interpreter.pc = frames.top();
        stops.lookAround();
        return function.words[interpreter.pc];
    }

    private static boolean touchesMemory(int op) {
        return op >= Op.LOAD8_S && op <= Op.STORE64;
    }

    private static RuntimeException asRuntime(Throwable failure) {
        return new Escape(failure).release();
    }

    /** {@return whether a hook hears of exceptions} */
    boolean isHeard() {
        return control.hook() != null;
    }

    /** Tells the hooks of a trap. */
    private void tell(Trap trap) {
        told = trap;
        hookCalls.trapped(trap);
        if (control.hook() != null) {
            stops.stop(new StopCause.Trapped(trap));
        }
    }

    /** Tells the hook of an exception. */
    void tell(WasmException thrown, Optional<StopCause.Catcher> catcher) {
        stops.stop(new StopCause.Thrown(thrown, catcher));
    }

    /** The frames are about to go. {@return what to throw} */
    private Throwable ended(Throwable failure) {
        interpreter.settle(stops.uncounted());
        return failure;
    }

    /** No frame catches an exception, and whoever hears of it has. {@return what to throw} */
    Escape uncaught(WasmException thrown) {
        return new Escape(ended(thrown.withBacktrace(Backtrace.of(interpreter))));
    }

    /** Nothing runs any more. */
    void forget() {
        told = null;
        retried = null;
    }

    /** Says that nobody can be told of a trap, since the Java stack leaves no room to. {@return the trap} */
    Trap untold(Trap trap) {
        told = trap;
        return trap;
    }

    /** A call failed; the frame stands behind it. Throws what failed unless the program goes on elsewhere. */
    void fail(Throwable failure) {
        Throwable failed = atCall(failure);
        if (failed != null) {
            throw new Escape(failed);
        }
    }

    /** {@return what to throw, null if the program goes on elsewhere} */
    @SuppressWarnings("ReferenceEquality") // The hook has heard of this very trap or of another one.
    private @Nullable Throwable atCall(Throwable failure) {
        if (failure == told || !isFailure(failure)) {
            return failure;
        }
        patches.unsuspend();
        returnToCall(interpreter.function.code().numberAt(frames.top() - 1));
        List<TraceElement> frames = Backtrace.of(interpreter);
        if (failure instanceof StackOverflowError) {
            return ended(untold(new Trap(TrapReason.CALL_STACK_EXHAUSTED, "the Java stack is full", frames)));
        }
        Trap trap = failure instanceof Trap own ? own : Trap.ofHost(words(failure), failure);
        if (trap.backtrace().isEmpty()) {
            trap = trap.withBacktrace(frames);
        }
        try {
            tell(trap);
        } catch (Escape escape) {
            return escape.carried();
        }
        return stops.hasLanded() ? null : ended(failure instanceof Trap ? trap : failure);
    }

    /** {@return whether something that a call threw is no end that somebody asked for} */
    private static boolean isFailure(Throwable failure) {
        return failure instanceof Trap
                || failure instanceof StackOverflowError
                || failure instanceof Error && !(failure instanceof VirtualMachineError);
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? "the host failed" : message;
    }

    /**
     * Lets the frame on top stand in plain code before the call with that number, behind which it stands.
     *
     * @return how many instructions are counted no longer, the call and those before it
     */
    int returnToCall(int number) {
        FunctionCode code = interpreter.function.code();
        interpreter.pc = code.plainPlace(number);
        int counted = 1 + code.uncounted(number);
        interpreter.settle(-counted); // As it was before the call.
        return counted;
    }
}
