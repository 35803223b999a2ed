package dev.stepwasm.engine.store;

/** How a wait for a notification ended. The first three are the numbers that the instruction gives, in their order. */
public enum WaitResult {
    /** Another thread notified this one. */
    WOKEN,
    /** The memory did not hold the expected value, so there was no wait. */
    NOT_EQUAL,
    TIMED_OUT,
    /** The thread is wanted for something else; it no longer waits. */
    INTERRUPTED
}
