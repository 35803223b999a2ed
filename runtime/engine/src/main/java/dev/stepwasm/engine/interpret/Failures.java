package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.WasmException;
import java.util.List;
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
                ? control.limits().words(top.depth())
                : TrapText.of(top, reason);
        Throwable failed = trapped(new Trap(reason, detail, Backtrace.of(interpreter)), true);
        if (failed == null) {
            return stops.landing();
        }
        throw asRuntime(failed);
    }

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

    /** Tells the hook of a trap. {@return what to throw, null if the program goes on elsewhere} */
    private @Nullable Throwable trapped(Trap trap, boolean tell) {
        if (tell) {
            try {
                hookCalls.trapped(trap);
                if (control.hook() != null) {
                    stops.stop(new StopCause.Trapped(trap));
                }
            } catch (Escape escape) {
                return escape.carried();
            }
        }
        if (stops.hasLanded()) {
            return null;
        }
        interpreter.settle(stops.uncounted());
        return trap;
    }

    /** Tells the hook of an exception that no frame catches, and throws it unless the program goes on elsewhere. */
    void uncaught(WasmException thrown) {
        WasmException traced = thrown.withBacktrace(Backtrace.of(interpreter));
        if (control.hook() != null) {
            stops.stop(new StopCause.Thrown(traced));
        }
        if (!stops.hasLanded()) {
            interpreter.settle(stops.uncounted());
            throw new Escape(traced);
        }
    }

    /** A call failed; the frame stands behind it. Throws what failed unless the program goes on elsewhere. */
    void fail(Throwable failure) {
        Throwable failed = atCall(failure);
        if (failed != null) {
            throw new Escape(failed);
        }
    }

    /** {@return what to throw, null if the program goes on elsewhere} */
    private @Nullable Throwable atCall(Throwable failure) {
        @Nullable
        Trap trap = switch (failure) {
            case Trap own -> own;
            case StackOverflowError tooDeep ->
                new Trap(TrapReason.CALL_STACK_EXHAUSTED, "the Java stack is full", List.of());
            default -> null;
        };
        if (trap == null || !trap.backtrace().isEmpty()) {
            return trap == null ? failure : trap;
        }
        patches.unsuspend();
        returnToCall(interpreter.function.code().numberAt(frames.top() - 1));
        return trapped(trap.withBacktrace(Backtrace.of(interpreter)), !(failure instanceof StackOverflowError));
    }

    /** Lets the frame on top stand in plain code before the call with that number, behind which it stands. */
    void returnToCall(int number) {
        FunctionCode code = interpreter.function.code();
        interpreter.pc = code.plainPlace(number);
        interpreter.settle(-1 - code.uncounted(number)); // As it was before the call.
    }
}
