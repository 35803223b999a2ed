package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Value;
import java.util.List;

/**
 * Hears when running code reaches certain places. Called on the debuggee's thread, which stands still meanwhile; a hook
 * may read and change the {@link Activation} and the instance, attach and detach hooks (also itself) and invoke exports.
 * What it throws ends the program and goes to whoever invoked it. Several hooks at one place are called in the order in
 * which they were attached, before a debugger stops there.
 */
public interface CodeHook {
    /**
     * {@return which places of a function the hook wants} Asked on the debuggee's thread, once for each instance of the
     * function that has run, and again when hooks come or go.
     */
    HookPlaces places(ModuleCode code, int functionIndex);

    /** A function has been called, and its first instruction has not run. */
    default void entered(Activation frame) {}

    /** The instruction at {@code frame.codeOffset()} runs next. */
    default void before(Activation frame) {}

    /**
     * The call at {@code frame.codeOffset()} has returned.
     *
     * @param results what it returned, on top of the operand stack
     */
    default void afterCall(Activation frame, List<Value> results) {}

    /**
     * The function returns next, because of the instruction at {@code frame.codeOffset()}, or at its end.
     *
     * @param results what it returns
     */
    default void returns(Activation frame, List<Value> results) {}
}
