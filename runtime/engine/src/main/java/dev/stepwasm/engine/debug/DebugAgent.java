package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.LiveInstances;

/**
 * Lets debuggers of other processes get at this JVM. Found by {@link java.util.ServiceLoader} when the first instance is
 * made and the system property {@value LiveInstances#PROPERTY} is set.
 *
 * <p>An agent that wants programs to wait for a debugger adds a {@link LiveInstances.Listener} that returns when there is
 * one: no code of an instance has run by then, and {@link Debugger#attach} finds the instance among the others.
 */
@FunctionalInterface
public interface DebugAgent {
    /**
     * Starts the agent. Called once, by the thread that makes the first instance, before the instance is announced; other
     * threads that make instances wait meanwhile. Must return soon.
     *
     * @param options the value of the property, empty if it has none
     */
    void start(String options);
}
