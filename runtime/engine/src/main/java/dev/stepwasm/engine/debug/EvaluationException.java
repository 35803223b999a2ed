package dev.stepwasm.engine.debug;

/** An expression cannot be understood, or means nothing in the frame. The message is for the user. */
public final class EvaluationException extends Exception {
    private static final long serialVersionUID = 1L;

    EvaluationException(String message) {
        super(message);
    }
}
