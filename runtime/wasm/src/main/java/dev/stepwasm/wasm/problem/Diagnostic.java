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

    /** {@return this with all its spans moved, as when what they count from is part of something larger} */
    public Diagnostic shifted(int by) {
        List<Related> moved = related.stream()
                .map(other -> new Related(other.span().shifted(by), other.message()))
                .toList();
        return new Diagnostic(problem, span.shifted(by), message, moved);
    }

    /** {@return whether this is an error} */
    public boolean isError() {
        return problem.severity() == Severity.ERROR;
    }
}
