package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.store.WasmFunction;

/**
 * Hears when the host begins to call code and when it has it back, on the thread that does so, which is the debuggee's
 * thread between the two.
 */
public interface InvocationHook {
    /**
     * The host is about to invoke a function.
     *
     * @param level how many invocations will not have returned then, this one included
     */
    void invoked(int level);

    /**
     * An invocation has returned, or failed. Not told of those that began before the hook was attached.
     *
     * @param level as above
     */
    void left(int level);

    /** Code calls a function of the host, or of a program that is run by something else. */
    void calls(WasmFunction callee);

    /** It has returned, or failed. */
    void comesBack();
}
