package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.CallTimeoutException;
import dev.stepwasm.engine.CancelledException;
import dev.stepwasm.engine.FuelExhaustedException;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.TraceElement;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.condition.LocalCondition;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What happens when the main loop cannot go on by itself: breakpoints, steps, polls are seen to here, the rest by
 * {@link HostCalls}, {@link Unwinding} and {@link Failures}. Everything is done by the debuggee's thread.
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
    private final PlainFrames frames;
    private final Failures failures;
    private final HostCalls hostCalls;
    private final Unwinding unwinding;
    private final CompiledCalls compiledCalls;
    private final HotFunctions hotFunctions;

    private final IntToLongFunction locals;

    /** Whether somebody who looked at the frame on top lets it go on elsewhere, which it has not done yet. */
    private boolean landed;

    Stops(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.locals = local -> interpreter.stack[interpreter.base + local];
        this.control = interpreter.control;
        this.patches = new Patches(interpreter);
        this.hookCalls = new HookCalls(interpreter);
        this.frames = new PlainFrames(interpreter);
        this.failures = new Failures(interpreter, patches, hookCalls, frames, this);
        this.hostCalls = new HostCalls(interpreter, patches, hookCalls, frames, this);
        this.unwinding = new Unwinding(interpreter, this);
        this.hotFunctions = new HotFunctions(interpreter);
        this.compiledCalls = new CompiledCalls(interpreter, hookCalls, this);
    }

    /** {@return what gives the numbers in the locals of the frame on top} */
    IntToLongFunction locals() {
        return locals;
    }

    PlainFrames frames() {
        return frames;
    }

    HostCalls hostCalls() {
        return hostCalls;
    }

    CompiledCalls compiledCalls() {
        return compiledCalls;
    }

    HotFunctions hotFunctions() {
        return hotFunctions;
    }

    Failures failures() {
        return failures;
    }

    Unwinding unwinding() {
        return unwinding;
    }

    Patches patches() {
        return patches;
    }

    /** Looks around before the first instruction of an invocation. {@return the op to begin with} */
    int begin() {
        hotFunctions.sample();
        lookAround();
        return interpreter.function.words[interpreter.pc];
    }

    /** Does what the main loop asks for. {@return the op to go on with, which is at {@code pc}} */
    int handle(int what) {
        switch (what) {
            case Op.BREAK -> {
                return stopHere();
            }
            case Op.TRANSLATE -> {
                if (!compiledCalls.enter()) {
                    return translate();
                }
            }
            case Op.RESUME -> patches.resume();
            case FOREIGN -> hostCalls.call(false);
            case TAIL -> hostCalls.tailCall();
            case Op.THROW, Op.THROW_REF -> {
                if (frames.isTopFast()) {
                    return frames.again();
                }
                unwinding.raise();
            }
            default -> {
                hotFunctions.sample();
                lookAround();
            }
        }
        return hasLanded() ? landing() : interpreter.function.words[interpreter.pc];
    }

    /** {@return whether the frame on top is to go on at {@code pc} because somebody wants it} */
    boolean hasLanded() {
        return landed;
    }

    /** Lets the frame on top go on where somebody wants it. {@return the op to go on with} It does not stop there again. */
    int landing() {
        landed = false;
        int op = interpreter.function.code().words[interpreter.pc];
        return op == Op.ENTER ? Op.SKIP : op;
    }

    /** Finds out what failed. {@return the op to go on with, if plain code must do the instruction again} */
    int recover(RuntimeException failure) {
        return failures.recover(failure);
    }

    /** Begins a function that has not been translated, or that could have run compiled. {@return the op to begin with} */
    private int translate() {
        CodeFunction function = interpreter.function;
        if (!function.isTranslated()) {
            register(function);
            patches.update();
            enter();
        }
        if (hasLanded()) {
            return landing();
        }
        int first = interpreter.function.words[interpreter.pc];
        if (first != Op.TRANSLATE) {
            return first;
        }
        return interpreter.function.condition(interpreter.pc) == null
                ? interpreter.function.code().words[interpreter.pc]
                : Op.BREAK; // There can be one of these at a place only.
    }

    private void enter() {
        try {
            interpreter.enter();
        } catch (TrapSignal tooDeep) { // Only now is it known how large the frame is; it is the call that fails.
            if (interpreter.callers[interpreter.depth - 1] == null) {
                throw new Escape(tooDeep);
            }
            hostCalls.popCaller();
            failDeep(tooDeep);
        }
    }

    /** A call fails because there is no room for the callee; the frame on top stands behind it. */
    void failDeep(TrapSignal tooDeep) {
        String detail = control.limits().words(interpreter.frameCount() + compiledCalls.count());
        failures.fail(new Trap(tooDeep.reason(), detail, List.of()));
    }

    /** Translates a function if that has not been done. */
    void requireTranslated(CodeFunction function) {
        if (!function.isTranslated()) {
            register(function);
        }
    }

    /** Translates a function. It must be known from then on, or it would never be patched. */
    private void register(CodeFunction function) {
        interpreter.admit(function.translated());
        patches.add(function);
    }

    /** Takes notice of what other threads have asked for. */
    void lookAround() {
        control.count(interpreter.counted());
        TerminatedException end = end(this::whereItStands);
        if (end != null) {
            interpreter.settle(uncounted());
            throw new Escape(end);
        }
        interpreter.refill();
        patches.update();
    }

    /** {@return why the program must end here, if it must} @param frames gives all frames, the top first */
    @Nullable
    TerminatedException end(Supplier<List<TraceElement>> frames) {
        if (control.has(ExecutionControl.TERMINATE)) {
            return new TerminatedException();
        }
        if (control.take(ExecutionControl.CANCEL)) {
            return new CancelledException(frames.get());
        }
        Deadline deadline = control.deadline();
        return deadline != null && deadline.isOver() ? new CallTimeoutException(deadline.limit(), frames.get()) : null;
    }

    /** {@return all frames, the top first} The frame on top cannot run on. */
    private List<TraceElement> whereItStands() {
        patches.unsuspend();
        CodeFunction function = interpreter.function;
        if (function.isTranslated()) {
            interpreter.pc = frames.top();
        } else {
            register(function);
            interpreter.pc = function.code().plainPlace(0);
        }
        return Backtrace.of(interpreter);
    }

    /** {@return how many instructions ran up to {@code pc} that have not been counted} */
    int uncounted() {
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
        LocalCondition condition = function.condition(interpreter.pc);
        boolean passes = condition != null && hooks == null && patches.hasOnlyBreakpoints() && !condition.holds(locals);
        if (passes && !function.isEntered(interpreter.pc)) {
            return passOn(condition);
        }
        boolean entered = interpreter.pc == 0;
        interpreter.pc = frames.top();
        if (hooks != null && entered) {
            hookCalls.entered(hooks);
        }
        if (compiledCalls.enterLoop()) {
            return hasLanded() ? landing() : interpreter.function.words[interpreter.pc];
        }
        if (passes) {
            return passOn(condition);
        }
        int number = code.numberAt(interpreter.pc);
        if (code.plainPlace(number) == interpreter.pc) {
            stopBefore(code, number, hooks);
        } else if (code.isBehindCall(interpreter.pc)
                && patches.stopsBehindCall(() -> FrameView.behindCall(interpreter))) {
            stop(StopCause.Plain.STEP, FrameView.behindCall(interpreter));
        }
        if (hooks != null && !landed) {
            landed = hookCalls.leaving(hooks, number);
            if (control.requests() != 0) {
                lookAround();
            }
        }
        return landing();
    }

    /** Lets a frame go on where it stands, also in fast code, unless that is not fine enough to come to the breakpoint. */
    @SuppressWarnings("ReferenceEquality") // It is about this very condition.
    private int passOn(@Nullable LocalCondition condition) {
        return condition == PlaceConditions.ON_THE_WAY ? frames.again() : landing();
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
        if (!landed && isLimitReached(code, number)) {
            interpreter.settle(code.uncounted(number));
            throw new Escape(new FuelExhaustedException(interpreter.counted(), Backtrace.of(interpreter)));
        }
        return true;
    }

    private boolean isLimitReached(FunctionCode code, int number) {
        return interpreter.isNearLimit()
                && interpreter.counted() + code.uncounted(number) >= control.instructionLimit();
    }

    /** Lets the hook know and waits for it. */
    void stop(StopCause cause) {
        stop(cause, top());
    }

    private void stop(StopCause cause, FrameView top) {
        ExecutionHook hook = control.hook();
        patches.stopped();
        if (hook != null) {
            landed = hookCalls.tell(top, view -> hook.onStop(view, cause));
        }
        lookAround();
    }

    private FrameView top() {
        return new FrameView(interpreter);
    }
}
