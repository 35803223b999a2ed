package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.store.HostedFunction;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls of what is not code of this interpreter, from the host or another group of instances, and all tail calls that are
 * not of known code. Done by the debuggee's thread.
 */
final class HostCalls {
    private final Interpreter interpreter;
    private final ExecutionControl control;
    private final Patches patches;
    private final HookCalls hookCalls;
    private final PlainFrames frames;
    private final Stops stops;

    HostCalls(Interpreter interpreter, Patches patches, HookCalls hookCalls, PlainFrames frames, Stops stops) {
        this.interpreter = interpreter;
        this.control = interpreter.control;
        this.patches = patches;
        this.hookCalls = hookCalls;
        this.frames = frames;
        this.stops = stops;
    }

    /**
     * Calls {@code interpreter.foreign}; the caller has been pushed.
     *
     * @param isTail whether the frame on top is there only to return the results
     */
    void call(boolean isTail) {
        WasmFunction callee = interpreter.foreign;
        int at = interpreter.foreignBase;
        int free = interpreter.reserve(interpreter.base + interpreter.function.frameSlots);
        try {
            List<Value> arguments = interpreter.values(callee.type().parameters(), at);
            interpreter.putValues(at, hookCalls.host(callee, arguments, () -> leave(callee, arguments)));
        } catch (RuntimeException | Error failure) {
            failed(failure, isTail);
            return;
        } finally {
            interpreter.reserve(free);
        }
        popCaller();
        if (control.requests() != 0 || control.deadline() != null || patches.isStale() || interpreter.isLimitStale()) {
            stops.lookAround();
            HookTable hooks = interpreter.function.hooks();
            if (hooks != null && hooks.hasAfterCalls()) {
                frames.topComesBack();
            }
        }
    }

    /** The callee, the caller of which is on top of the callers, threw something. */
    void failed(Throwable failure) {
        failed(failure, false);
    }

    private void failed(Throwable failure, boolean isTail) {
        popCaller();
        if (failure instanceof WasmException thrown) {
            throwAtCall(thrown, isTail);
        } else {
            stops.failures().fail(failure);
        }
    }

    /** {@return the results of what is not code of this interpreter} */
    static List<Value> leave(WasmFunction callee, List<Value> arguments) {
        return switch (callee) {
            case HostedFunction hosted -> hosted.call(arguments);
            case CodeFunction elsewhere -> elsewhere.unit.interpreter.invoke(elsewhere, arguments);
            default -> throw new IllegalStateException("cannot call " + callee);
        };
    }

    /** Lets the frame that was pushed last be on top again, behind its call. */
    void popCaller() {
        int caller = --interpreter.depth;
        if (patches.isSuspendedAt(caller)) {
            patches.unsuspend();
        }
        interpreter.function = interpreter.caller(caller);
        interpreter.pc = interpreter.places[caller];
        interpreter.base = interpreter.bases[caller];
    }

    /** The callee threw an exception; the frame stands behind the call. */
    private void throwAtCall(WasmException thrown, boolean isTail) {
        int number = interpreter.function.code().numberAt(frames.top() - 1);
        int from = isTail ? -1 : number;
        int counted = 0;
        boolean isNew = thrown.backtrace().isEmpty(); // Else the hook has heard of it where it comes from.
        if (isNew && stops.failures().isHeard()) {
            counted = stops.failures().returnToCall(number);
            stops.unwinding().tell(thrown, from);
            if (stops.hasLanded()) {
                return;
            }
        }
        if (stops.unwinding().isCaught(thrown.exception(), from, counted)) {
            return;
        }
        if (!isNew) {
            throw new Escape(thrown);
        }
        if (counted == 0) {
            stops.failures().returnToCall(number);
        }
        throw stops.failures().uncaught(thrown);
    }

    /** Does the tail call at {@code pc}. */
    void tailCall() {
        CodeFunction function = interpreter.function;
        int[] code = function.code().words;
        int pc = interpreter.pc;
        int base = interpreter.base;
        WasmFunction callee = switch (code[pc]) {
            case Op.RETURN_CALL_INDIRECT -> function.unit.indirect(code, pc, interpreter.stack, base);
            case Op.RETURN_CALL_REF -> Unit.target(interpreter.references[base + code[pc + 4]]);
            default -> function.unit.state.function(code[pc + 1]);
        };
        int arguments = base + code[pc + 2];
        @Nullable
        CodeFunction next =
                callee instanceof CodeFunction known && known.unit.interpreter == interpreter ? known : null;
        if (next != null) {
            interpreter.ensureStack(base + next.slotsOfFrame());
        }
        interpreter.budget -= code[pc + 3];
        if (next != null) {
            become(next, arguments);
        } else {
            // The instruction behind a tail call returns the results of a callee that is not code.
            int length = code[pc] == Op.RETURN_CALL ? 4 : code[pc] == Op.RETURN_CALL_REF ? 5 : 6;
            interpreter.pushCaller(function, frames.tailCall(pc) + length, base);
            interpreter.foreign = callee;
            interpreter.foreignBase = arguments;
            call(true);
        }
    }

    /** Lets the frame on top be that of another function. */
    private void become(CodeFunction next, int arguments) {
        interpreter.move(interpreter.base, arguments, next.type().parameters().size(), true);
        interpreter.function = next;
        interpreter.pc = 0;
        interpreter.enter();
        if (interpreter.budget < 0) {
            stops.lookAround();
        }
    }
}
