package dev.stepwasm.engine;

/** The program called {@code proc_exit}. Not a failure: the caller of the program decides what the code means. */
public final class ExitException extends RuntimeException {
    private final int code;

    /** The program ended itself with that code. */
    public ExitException(int code) {
        super("exit code " + code, null, false, false);
        this.code = code;
    }

    /** {@return the exit code, 0 when all went well} */
    public int code() {
        return code;
    }
}
