package dev.stepwasm.engine.debug;

/** A call that cannot be made as it was asked for. The message is for the user. */
public final class InvocationException extends Exception {
    private static final long serialVersionUID = 1L;

    InvocationException(String message) {
        super(message);
    }
}
