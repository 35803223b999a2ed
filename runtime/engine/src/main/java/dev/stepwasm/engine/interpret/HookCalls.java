package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls the hooks. The frame on top is in plain code. Used by the debuggee's thread only. */
final class HookCalls {
    private final Interpreter interpreter;
    private final ExecutionControl control;

    HookCalls(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.control = interpreter.control;
    }

    /** The first instruction of a function runs next. */
    void entered(HookTable hooks) {
        if (hooks.entry.length > 0) {
            call(hooks.entry, new FrameView(interpreter), CodeHook::entered);
        }
    }

    /** An instruction runs next. */
    void before(HookTable hooks, int number) {
        CodeHook[] all = hooks.before(number);
        if (all.length > 0) {
            call(all, new FrameView(interpreter), CodeHook::before);
        }
    }

    /** Looks whether a call has come back or the function returns. {@return whether it goes on elsewhere instead} */
    boolean leaving(HookTable hooks, int number) {
        FunctionCode code = interpreter.function.code();
        int pc = interpreter.pc;
        CodeHook[] afterCall = hooks.afterCall(number);
        if (afterCall.length > 0 && code.isBehindCall(pc)) {
            FrameView view = FrameView.behindCall(interpreter);
            var types = view.code().calledType(view.instruction()).results();
            call(afterCall, view, (hook, frame) -> hook.afterCall(frame, frame.topOperands(types)));
        }
        if (hooks.returns.length > 0) {
            int[] words = code.words;
            return switch (words[pc]) {
                case Op.RETURN_0 -> returns(hooks, 0, words[pc + 1]);
                case Op.RETURN_1 -> returns(hooks, words[pc + 1], words[pc + 2]);
                case Op.RETURN_N -> returns(hooks, words[pc + 1], words[pc + 3]);
                default -> false;
            };
        }
        return false;
    }

    private boolean returns(HookTable hooks, int first, int uncounted) {
        var types = interpreter.function.type().results();
        int at = interpreter.base + first;
        return call(
                hooks.returns,
                FrameView.returning(interpreter, uncounted),
                (hook, frame) -> hook.returns(frame, interpreter.values(types, at)));
    }

    /** An instruction has failed. */
    void trapped(Trap trap) {
        if (!control.hooks().traps().isEmpty()) {
            tell(
                    new FrameView(interpreter),
                    frame -> control.hooks().traps().forEach(hook -> hook.trapped(frame, trap)));
        }
    }

    /** Calls a function of the host; the caller has been pushed. {@return what it returns} */
    List<Value> host(WasmFunction callee, List<Value> arguments, Supplier<List<Value>> call) {
        HostGate gate = control.hooks().gate();
        Supplier<List<Value>> way = gate == null ? call : () -> gated(gate, callee, arguments, call);
        interpreter.setCodeInControl(false);
        try {
            return control.hooks().observesHost() ? observed(callee, arguments, way) : way.get();
        } finally {
            interpreter.setCodeInControl(true);
        }
    }

    private List<Value> gated(HostGate gate, WasmFunction callee, List<Value> arguments, Supplier<List<Value>> call) {
        control.count(interpreter.counted());
        return gate.call(callee, arguments, call);
    }

    private List<Value> observed(WasmFunction callee, List<Value> arguments, Supplier<List<Value>> call) {
        control.hooks().calls(callee);
        try {
            return control.hooks().host().isEmpty() ? call.get() : shown(callee, arguments, call);
        } finally {
            control.hooks().comesBack();
        }
    }

    private List<Value> shown(WasmFunction callee, List<Value> arguments, Supplier<List<Value>> call) {
        hear((hook, frame) -> hook.beforeHostCall(frame, callee, arguments));
        List<Value> results;
        try {
            results = call.get();
        } catch (RuntimeException | Error failure) {
            hear((hook, frame) -> hook.hostCallFailed(frame, callee, failure));
            throw failure;
        }
        hear((hook, frame) -> hook.afterHostCall(frame, callee, results));
        return results;
    }

    private void hear(BiConsumer<HostHook, FrameView> tell) {
        try (@Nullable FrameView caller = FrameView.topCaller(interpreter)) {
            if (caller != null) {
                control.hooks().host().forEach(hook -> tell.accept(hook, caller));
            }
        }
    }

    private boolean call(CodeHook[] hooks, FrameView view, BiConsumer<CodeHook, FrameView> tell) {
        return tell(view, frame -> {
            for (CodeHook hook : hooks) {
                if (!control.has(ExecutionControl.PATCHES) || control.hooks().isAttached(hook)) {
                    tell.accept(hook, frame);
                }
            }
        });
    }

    /**
     * Lets somebody look at the frame on top, who may invoke functions meanwhile.
     *
     * @return whether the frame on top, which may be another one now, goes on elsewhere
     */
    boolean tell(FrameView view, Consumer<FrameView> look) {
        CodeFunction function = interpreter.function;
        int pc = interpreter.pc;
        int base = interpreter.base;
        int free = interpreter.reserve(base + function.frameSlots);
        Standstill standstill = view.standstill();
        control.count(view.instructionCount());
        interpreter.setCodeInControl(false);
        try {
            look.accept(view);
        } catch (RuntimeException | Error failure) {
            interpreter.settle(standstill.uncounted());
            throw new Escape(failure);
        } finally {
            interpreter.setCodeInControl(true);
            view.close();
            interpreter.reserve(free);
            Standstill.@Nullable Landing landing = standstill.landing();
            interpreter.function = landing == null ? function : landing.function();
            interpreter.pc = landing == null ? pc : landing.pc();
            interpreter.base = landing == null ? base : landing.base();
        }
        return standstill.landing() != null;
    }
}
