package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.List;

/** Hears of calls where they stand in the code. */
public interface CallProbe {
    /**
     * The call at {@code caller.codeOffset()} runs next. Indirect calls of nothing, which will trap, are not told.
     *
     * @param callee what is called, code or a function of the host
     * @param arguments in order
     * @param isTail whether the caller's frame goes away, so that {@link #after} is not told
     */
    default void before(Activation caller, WasmFunction callee, List<Value> arguments, boolean isTail) {}

    /** The call at {@code caller.codeOffset()} has returned. */
    default void after(Activation caller, List<Value> results) {}
}
