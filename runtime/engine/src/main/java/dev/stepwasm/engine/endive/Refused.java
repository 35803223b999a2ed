package dev.stepwasm.engine.endive;

/** A function of WASI does not do what it was asked for, and answers with an error number. */
final class Refused extends RuntimeException {
    private final int error;

    /** @param error one of {@link Errno} */
    Refused(int error) {
        super(null, null, false, false);
        this.error = error;
    }

    int error() {
        return error;
    }
}
