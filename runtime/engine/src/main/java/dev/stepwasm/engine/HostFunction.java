package dev.stepwasm.engine;

import java.util.List;

/** A function that the host gives to modules. Called on the thread that runs the module. */
@FunctionalInterface
public interface HostFunction {
    /**
     * Does what the function does. It may use the caller's memory and call its exports, and those of other instances.
     *
     * <p>To trap, throw {@link Trap#ofHost(String)}; to throw an exception that Wasm can catch, a {@link WasmException}.
     * Any other exception becomes a trap of {@link TrapReason#HOST} with that exception as its cause, as do results of
     * other types than were declared; {@link Error}s, {@link ExitException} and {@link TerminatedException}
     * pass through the module's frames as they are.
     *
     * @param caller the instance that imported the function
     * @param arguments of the types that the function was declared with
     * @return results of the types that the function was declared with, as {@link Values#of} makes them
     */
    List<Value> call(StepInstance caller, Values arguments) throws Exception;
}
