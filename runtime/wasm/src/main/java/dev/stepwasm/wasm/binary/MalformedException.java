package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;

/** The bytes are not a module. The message is the reason in the words of the official test suite. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    private final int offset;

    /**
     * A malformed file.
     *
     * @param reason in the words of the official test suite
     * @param offset in the file
     */
    public MalformedException(String reason, int offset) {
        super(reason);
        this.offset = offset;
    }

    /** {@return what is wrong, in the words of the official test suite} */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** {@return the offset in the file of what could not be read; the size of the file if it ends too early} */
    public int offset() {
        return offset;
    }

    /** {@return this as a problem of a module} */
    public Diagnostic toDiagnostic() {
        return Problem.MALFORMED_BINARY.at(new Span(offset, offset), reason());
    }
}
