package dev.stepwasm.engine.journal;

/** A run does not do what the journal says, so that it cannot be repeated: another program, or other imports. */
public final class ReplayException extends RuntimeException {
    /** Says in which way. */
    public ReplayException(String message) {
        super(message);
    }
}
