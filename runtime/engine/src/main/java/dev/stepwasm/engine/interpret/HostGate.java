package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.List;
import java.util.function.Supplier;

/** Stands between code and the functions of the host: it may record calls, or answer in place of the host. */
public interface HostGate {
    /**
     * {@return the results of a call} Called on the debuggee's thread.
     *
     * @param callee what is called
     * @param arguments of the types that it wants
     * @param host calls it
     */
    List<Value> call(WasmFunction callee, List<Value> arguments, Supplier<List<Value>> host);

    /** Hears that the host invokes a function of the program: at the beginning, or from a call that is going on. */
    void invoked(WasmFunction callee, List<Value> arguments);

    /** Hears that such an invocation has returned. */
    void returned(WasmFunction callee, List<Value> results);

    /** Hears that such an invocation has ended otherwise. */
    void failed(WasmFunction callee, Throwable failure);
}
