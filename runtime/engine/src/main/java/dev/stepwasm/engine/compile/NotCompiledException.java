package dev.stepwasm.engine.compile;

/** Says why a function stays with the interpreter. */
class NotCompiledException extends RuntimeException {
    private final String reason;

    /** @param reason lower case, what the function has or does that is not compiled */
    NotCompiledException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
