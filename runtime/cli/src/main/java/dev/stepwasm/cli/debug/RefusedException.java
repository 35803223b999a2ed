package dev.stepwasm.cli.debug;

/** A command that cannot be done; the message says to the user why. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String words) {
        super(words);
    }
}
