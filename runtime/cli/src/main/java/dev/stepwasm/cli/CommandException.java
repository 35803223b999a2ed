package dev.stepwasm.cli;

/** Ends a verb with a sentence for the user and an exit code. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Everything went well. */
    static final int FINE = 0;

    /** The input is wrong. */
    static final int WRONG_INPUT = 1;

    /** The command line is wrong or a file cannot be read. */
    static final int USAGE_OR_IO = 2;

    /** Stepwasm is wrong. */
    static final int BUG = 3;

    private final int code;

    private CommandException(int code, String message) {
        super(message);
        this.code = code;
    }

    static CommandException wrongInput(String message) {
        return new CommandException(WRONG_INPUT, message);
    }

    static CommandException usageOrIo(String message) {
        return new CommandException(USAGE_OR_IO, message);
    }

    int code() {
        return code;
    }
}
