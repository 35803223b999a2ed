package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.List;

/** Hears of calls that leave the interpreter, on the debuggee's thread, like a {@link CodeHook}. */
public interface HostHook {
    /** A function of the host, or of a program run by something else, is called next by the frame. */
    default void beforeHostCall(Activation caller, WasmFunction callee, List<Value> arguments) {}

    /** It has returned. */
    default void afterHostCall(Activation caller, WasmFunction callee, List<Value> results) {}

    /** It has thrown something, which goes on to whoever invoked the program unless code catches it. */
    default void hostCallFailed(Activation caller, WasmFunction callee, Throwable failure) {}
}
