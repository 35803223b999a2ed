package dev.stepwasm.engine.debug;

/** Something was asked that only a stopped program can answer, or of a frame that belongs to an earlier stop. */
public final class NotStoppedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NotStoppedException(String message) {
        super(message);
    }
}
