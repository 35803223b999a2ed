package dev.stepwasm.engine.store;

/** Says whether a thread that waits for a notification must do something else. Asked whenever the thread is unparked. */
@FunctionalInterface
public interface Interruption {
    /**
     * {@return whether to end the wait}
     *
     * @param javaInterrupt whether the thread has been interrupted, as {@link Thread#interrupt} does, while it waits
     */
    boolean isWanted(boolean javaInterrupt);
}
