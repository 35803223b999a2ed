package dev.stepwasm.engine;

import java.util.List;

/** A function that the host gives to modules. Called on the thread that runs the module. */
@FunctionalInterface
public interface HostFunction {
    /**
     * Does what the function does. It may use the caller's memory and call its exports. To trap, throw
     * {@link Trap#ofHost}; any other exception goes through the module's frames to whoever called the module.
     *
     * @param caller the instance that imported the function
     * @param arguments of the types that the function was declared with
     * @return results of the types that the function was declared with
     */
    List<Value> call(StepInstance caller, List<Value> arguments);
}
