package dev.stepwasm.wasm.problem;

import dev.stepwasm.wasm.source.Span;
import java.util.List;

/**
 * A problem at its place, ready to be shown.
 *
 * @param span UTF-16 offsets in a text, byte offsets in a binary
 * @param message lower case, without a full stop
 */
public record Diagnostic(Problem problem, Span span, String message, List<Related> related) {
    /** Copies the list. */
    public Diagnostic {
        related = List.copyOf(related);
    }

    /** {@return whether this is an error} */
    public boolean isError() {
        return problem.severity() == Severity.ERROR;
    }
}
