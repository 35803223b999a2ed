package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.CallTimeoutException;
import dev.stepwasm.engine.CancelledException;
import dev.stepwasm.engine.FuelExhaustedException;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.TraceElement;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.store.HostedFunction;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens when the main loop cannot go on by itself: breakpoints, steps, polls, calls of the host, traps. Everything
 * here is done by the debuggee's thread.
 */
final class Stops {
    /** The budget is used up. */
    static final int POLL = -1;
    /** A call of something that is not code of this interpreter; the caller has been pushed. */
    static final int FOREIGN = -2;
    /** A tail call. */
    static final int TAIL = -3;

    private final Interpreter interpreter;
    private final ExecutionControl control;
    private final Patches patches;
    private final HookCalls hookCalls;
    private final Unwinding unwinding;

    Stops(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.control = interpreter.control;
        this.patches = new Patches(interpreter);
        this.hookCalls = new HookCalls(interpreter);
        this.unwinding = new Unwinding(interpreter, this);
    }

    Unwinding unwinding() {
        return unwinding;
    }

    Patches patches() {
        return patches;
    }

    /** Looks around before the first instruction of an invocation. {@return the op to begin with} */
    int begin() {
        lookAround();
        return interpreter.function.words[interpreter.pc];
    }

    /** Does what the main loop asks for. {@return the op to go on with, which is at {@code pc}} */
    int handle(int what) {
        switch (what) {
            case Op.BREAK -> {
                return stopHere();
            }
            case Op.TRANSLATE -> translate();
            case Op.RESUME -> patches.resume();
            case FOREIGN -> foreign(false);
            case TAIL -> tailCall();
            case Op.THROW, Op.THROW_REF -> {
                if (interpreter.pc < interpreter.function.code().plainStart) {
                    return plainAgain();
                }
                unwinding.raise();
            }
            default -> lookAround();
        }
        return interpreter.function.words[interpreter.pc];
    }

    private void translate() {
        interpreter.admit(interpreter.function.translated());
        patches.add(interpreter.function);
        patches.update();
        try {
            interpreter.enter();
        } catch (TrapSignal tooDeep) { // Only now is it known how large the frame is; it is the call that fails.
            popCaller();
            String detail = control.limits().words(interpreter.frameCount());
            throw new Escape(atCall(new Trap(tooDeep.reason(), detail, List.of())));
        }
    }

    /** Takes notice of what other threads have asked for. */
    private void lookAround() {
        control.count(interpreter.counted());
        TerminatedException end = end();
        if (end != null) {
            interpreter.settle(uncounted());
            throw new Escape(end);
        }
        interpreter.refill();
        patches.update();
    }

    /** {@return why the program must end here, if it must} */
    private @Nullable TerminatedException end() {
        if (control.has(ExecutionControl.TERMINATE)) {
            return new TerminatedException();
        }
        if (control.take(ExecutionControl.CANCEL)) {
            return new CancelledException(whereItStands());
        }
        Deadline deadline = control.deadline();
        return deadline != null && deadline.isOver()
                ? new CallTimeoutException(deadline.limit(), whereItStands())
                : null;
    }

    /** {@return all frames, the top first} The frame on top cannot run on. */
    private List<TraceElement> whereItStands() {
        patches.unsuspend();
        CodeFunction function = interpreter.function;
        if (!function.isTranslated()) {
            interpreter.pc = function.translated().plainPlace(0);
        } else if (interpreter.pc < function.code().plainStart) {
            interpreter.pc = leaveFast(function, interpreter.pc, interpreter.base);
        }
        return backtrace();
    }

    /** {@return how many instructions ran up to {@code pc} that have not been counted} */
    private int uncounted() {
        CodeFunction function = interpreter.function;
        if (!function.isTranslated()) {
            return 0;
        }
        FunctionCode code = function.code();
        if (interpreter.pc >= code.plainStart) {
            return code.isBehindCall(interpreter.pc) ? 0 : code.uncounted(code.numberAt(interpreter.pc));
        }
        FastMap map = function.unit.code.fastMap(function.index);
        return code.uncounted(map.numbers()[map.row(interpreter.pc)]);
    }

    /** Stands at a {@link Op#BREAK}. */
    private int stopHere() {
        CodeFunction function = interpreter.function;
        FunctionCode code = function.code();
        HookTable hooks = function.hooks();
        boolean entered = interpreter.pc == 0;
        if (interpreter.pc < code.plainStart) {
            interpreter.pc = leaveFast(function, interpreter.pc, interpreter.base);
        }
        if (hooks != null && entered) {
            hookCalls.entered(hooks);
        }
        int number = code.numberAt(interpreter.pc);
        if (code.plainPlace(number) == interpreter.pc) {
            stopBefore(code, number, hooks);
        }
        if (hooks != null) {
            hookCalls.leaving(hooks, number);
            if (control.requests() != 0) {
                lookAround();
            }
        }
        int op = code.words[interpreter.pc];
        return op == Op.ENTER ? Op.SKIP : op;
    }

    private void stopBefore(FunctionCode code, int number, @Nullable HookTable hooks) {
        if (!code.canStopAt(number) || stopsAtLimit(code, number)) {
            return;
        }
        if (hooks != null) {
            hookCalls.before(hooks, number);
        }
        StopCause cause = patches.cause(interpreter.function.unit.code, code.codeOffset(number), this::top);
        if (cause != null) {
            stop(cause);
        }
    }

    /** {@return whether the hook has heard that the instruction limit is reached, and has raised it} */
    private boolean stopsAtLimit(FunctionCode code, int number) {
        if (!isLimitReached(code, number)) {
            return false;
        }
        stop(StopCause.Plain.LIMIT);
        if (isLimitReached(code, number)) {
            interpreter.settle(code.uncounted(number));
            throw new Escape(new FuelExhaustedException(interpreter.counted(), backtrace()));
        }
        return true;
    }

    private boolean isLimitReached(FunctionCode code, int number) {
        return interpreter.isNearLimit()
                && interpreter.counted() + code.uncounted(number) >= control.instructionLimit();
    }

    /** Lets the hook know and waits for it. */
    private void stop(StopCause cause) {
        ExecutionHook hook = control.hook();
        patches.stopped();
        if (hook != null) {
            hookCalls.tell(top(), view -> hook.onStop(view, cause));
        }
        lookAround();
    }

    private FrameView top() {
        return new FrameView(interpreter);
    }

    /**
     * Puts all operands of a frame in their homes.
     *
     * @param place where the frame is in fast code
     * @return where it goes on in plain code
     */
    int leaveFast(CodeFunction function, int place, int base) {
        FastMap map = function.unit.code.fastMap(function.index);
        int row = map.row(place);
        int[] moves = map.moves()[row];
        for (int i = 0; i < moves.length; i += 2) {
            if (moves[i] >= 0) {
                interpreter.stack[base + moves[i]] = interpreter.stack[base + moves[i + 1]];
            } else {
                interpreter.moveWide(base + ~moves[i], base + ~moves[i + 1]);
            }
        }
        return function.code().plainPlace(map.numbers()[row]);
    }

    /** {@return where a frame goes on in plain code when its callee comes back to a place in fast code} */
    private int comeBackPlain(CodeFunction function, int place, int base) {
        int next = leaveFast(function, place, base);
        return function.code().isBehindCall(next - 1) ? next - 1 : next;
    }

    /** Lets a frame that has callees run in plain code. {@return where it goes on} */
    int leaveFast(int caller) {
        CodeFunction function = interpreter.callers[caller];
        if (function != null && interpreter.places[caller] < function.code().plainStart) {
            interpreter.places[caller] = comeBackPlain(function, interpreter.places[caller], interpreter.bases[caller]);
        }
        return interpreter.places[caller];
    }

    // Calls.

    /** @param isTail whether the frame on top is there only to return the results */
    private void foreign(boolean isTail) {
        WasmFunction callee = interpreter.foreign;
        int at = interpreter.foreignBase;
        int free = interpreter.reserve(interpreter.base + interpreter.function.frameSlots);
        try {
            List<Value> arguments = interpreter.values(callee.type().parameters(), at);
            interpreter.putValues(at, hookCalls.host(callee, arguments, () -> leave(callee, arguments)));
        } catch (RuntimeException | Error failure) {
            popCaller();
            if (failure instanceof WasmException thrown) {
                throwAtCall(thrown, isTail);
                return;
            }
            throw new Escape(atCall(failure));
        } finally {
            interpreter.reserve(free);
        }
        popCaller();
        if (control.requests() != 0 || control.deadline() != null || patches.isStale() || interpreter.isLimitStale()) {
            lookAround();
            CodeFunction function = interpreter.function;
            HookTable hooks = function.hooks();
            if (hooks != null && hooks.hasAfterCalls() && interpreter.pc < function.code().plainStart) {
                interpreter.pc = comeBackPlain(function, interpreter.pc, interpreter.base);
            }
        }
    }

    private static List<Value> leave(WasmFunction callee, List<Value> arguments) {
        return switch (callee) {
            case HostedFunction hosted -> hosted.call(arguments);
            case CodeFunction elsewhere -> elsewhere.unit.interpreter.invoke(elsewhere, arguments);
            default -> throw new IllegalStateException("cannot call " + callee);
        };
    }

    private void popCaller() {
        int caller = --interpreter.depth;
        if (patches.isSuspendedAt(caller)) {
            patches.unsuspend();
        }
        interpreter.function = interpreter.caller(caller);
        interpreter.pc = interpreter.places[caller];
        interpreter.base = interpreter.bases[caller];
    }

    /** A callee that is not code of this interpreter threw an exception; the frame stands behind the call. */
    private void throwAtCall(WasmException thrown, boolean isTail) {
        int behind = plain();
        FunctionCode code = interpreter.function.code();
        int number = code.numberAt(behind - 1);
        if (unwinding.isCaught(thrown.exception(), isTail ? -1 : number, 0)) {
            return;
        }
        if (!thrown.backtrace().isEmpty()) {
            throw new Escape(thrown);
        }
        interpreter.pc = code.plainPlace(number);
        interpreter.settle(-1 - code.uncounted(number)); // As it was before the call.
        throw uncaught(thrown);
    }

    /** Lets the frame on top run in plain code. {@return where it stands} */
    private int plain() {
        CodeFunction function = interpreter.function;
        return interpreter.pc < function.code().plainStart
                ? leaveFast(function, interpreter.pc, interpreter.base)
                : interpreter.pc;
    }

    /** Tells the hook of an exception that no frame catches. {@return what to throw} */
    Escape uncaught(WasmException thrown) {
        WasmException traced = thrown.withBacktrace(backtrace());
        if (control.hook() != null) {
            try {
                stop(new StopCause.Thrown(traced));
            } catch (Escape escape) {
                return escape;
            }
        }
        interpreter.settle(uncounted());
        return new Escape(traced);
    }

    /** A call of the host failed; the frame stands behind it. {@return what to throw} */
    private Throwable atCall(Throwable failure) {
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
        CodeFunction function = interpreter.function;
        FunctionCode code = function.code();
        int number = code.numberAt(plain() - 1);
        interpreter.pc = code.plainPlace(number);
        interpreter.settle(-1 - code.uncounted(number)); // As it was before the call.
        return trapped(trap.withBacktrace(backtrace()), !(failure instanceof StackOverflowError));
    }

    /**
     * Lets the frame on top run in plain code.
     *
     * @param place of a tail call; all its operands are at home
     * @return where the call is in plain code
     */
    private int plainTailCall(int place) {
        CodeFunction function = interpreter.function;
        FunctionCode code = function.code();
        if (place >= code.plainStart) {
            return code.plainPlace(code.numberAt(place));
        }
        int number = code.numberAt(leaveFast(function, place, interpreter.base));
        return code.plainPlace(function.unit.code.nextCall(function.index, number));
    }

    private void tailCall() {
        CodeFunction function = interpreter.function;
        int[] code = function.code().words;
        int pc = interpreter.pc;
        int base = interpreter.base;
        WasmFunction callee = switch (code[pc]) {
            case Op.RETURN_CALL_INDIRECT -> function.unit.indirect(code, pc, interpreter.stack, base);
            case Op.RETURN_CALL_REF -> Unit.target(interpreter.references[base + code[pc + 4]]);
            default -> function.unit.state.function(code[pc + 1]);
        };
        int length = code[pc] == Op.RETURN_CALL ? 4 : code[pc] == Op.RETURN_CALL_REF ? 5 : 6;
        int arguments = base + code[pc + 2];
        CodeFunction next =
                callee instanceof CodeFunction known && known.unit.interpreter == interpreter ? known : null;
        if (next != null) {
            interpreter.ensureStack(base + next.slotsOfFrame());
        }
        interpreter.budget -= code[pc + 3];
        if (next != null) {
            int count = next.type().parameters().size();
            interpreter.move(base, arguments, count, true);
            interpreter.function = next;
            interpreter.pc = 0;
            interpreter.enter();
            if (interpreter.budget < 0) {
                lookAround();
            }
        } else {
            // The instruction behind a tail call returns the results of a callee that is not code.
            interpreter.pushCaller(function, plainTailCall(pc) + length, base);
            interpreter.foreign = callee;
            interpreter.foreignBase = arguments;
            foreign(true);
        }
    }

    // Failures.

    /** Finds out what failed. {@return the op to go on with, if plain code must do the instruction again} */
    int recover(RuntimeException failure) {
        if (failure instanceof Again) {
            return again();
        }
        CodeFunction function = interpreter.function;
        TrapReason reason = switch (failure) {
            case TrapSignal signal -> signal.reason();
            case IndexOutOfBoundsException outside -> TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS;
            default -> null;
        };
        if (reason == null) {
            throw failure;
        }
        FunctionCode code = function.code();
        if (interpreter.pc < code.plainStart) {
            return plainAgain();
        }
        if (failure instanceof IndexOutOfBoundsException && !touchesMemory(code.words[interpreter.pc])) {
            throw failure; // A mistake of ours must not pass for one of the program.
        }
        patches.unsuspend();
        FrameView top = top();
        String detail = reason == TrapReason.CALL_STACK_EXHAUSTED
                ? control.limits().words(top.depth())
                : TrapText.of(top, reason);
        throw asRuntime(trapped(new Trap(reason, detail, backtrace()), true));
    }

    /** An instruction was interrupted before it did anything. {@return the op to go on with} */
    private int again() {
        CodeFunction function = interpreter.function;
        if (interpreter.pc < function.code().plainStart) {
            interpreter.pc = leaveFast(function, interpreter.pc, interpreter.base);
        }
        lookAround();
        return function.words[interpreter.pc];
    }

    /** Lets the frame on top do in plain code what it was doing in fast code. {@return the op to go on with} */
    private int plainAgain() {
        CodeFunction function = interpreter.function;
        interpreter.pc = leaveFast(function, interpreter.pc, interpreter.base);
        int op = function.words[interpreter.pc];
        return op == Op.ENTER ? Op.SKIP : op;
    }

    private static boolean touchesMemory(int op) {
        return op >= Op.LOAD8_S && op <= Op.STORE64;
    }

    private static RuntimeException asRuntime(Throwable failure) {
        return new Escape(failure).release();
    }

    /** Tells the hook of a trap. {@return what to throw} */
    private Throwable trapped(Trap trap, boolean tell) {
        if (tell) {
            try {
                hookCalls.trapped(trap);
                if (control.hook() != null) {
                    stop(new StopCause.Trapped(trap));
                }
            } catch (Escape escape) {
                return escape.carried();
            }
        }
        interpreter.settle(uncounted());
        return trap;
    }

    /** {@return all frames, the top first} */
    List<TraceElement> backtrace() {
        return traceOf(top());
    }

    /** {@return all frames when the host, which they called, is in control} */
    List<TraceElement> backtraceOfCallers() {
        return traceOf(FrameView.topCaller(interpreter));
    }

    private static List<TraceElement> traceOf(@Nullable FrameView top) {
        var frames = new ArrayList<TraceElement>();
        for (@Nullable FrameView frame = top; frame != null; frame = frame.callerOrNull()) {
            frames.add(frame.traceElement());
        }
        return frames;
    }
}
