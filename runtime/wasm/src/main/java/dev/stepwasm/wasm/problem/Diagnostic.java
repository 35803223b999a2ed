package dev.stepwasm.wasm.problem;

import dev.stepwasm.wasm.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A problem at its place, ready to be shown.
 *
 * @param span UTF-16 offsets in a text, byte offsets in a binary
 * @param message lower case, without a full stop
 * @param suggestion what was probably meant to stand at the span, if that is known; the message says so too
 */
public record Diagnostic(
        Problem problem, Span span, String message, List<Related> related, Optional<String> suggestion) {
    /** Copies the list. */
    public Diagnostic {
        related = List.copyOf(related);
    }

    /** Makes one without a suggestion. */
    public Diagnostic(Problem problem, Span span, String message, List<Related> related) {
        this(problem, span, message, related, Optional.empty());
    }

    /** {@return this with what was probably meant} */
    public Diagnostic suggesting(String meant) {
        return new Diagnostic(problem, span, message, related, Optional.of(meant));
    }

    /** {@return this with all its spans moved, as when what they count from is part of something larger} */
    public Diagnostic shifted(int by) {
        List<Related> moved = related.stream()
                .map(other -> new Related(other.span().shifted(by), other.message()))
                .toList();
        return new Diagnostic(problem, span.shifted(by), message, moved, suggestion);
    }

    /** {@return whether this is an error} */
    public boolean isError() {
        return problem.severity() == Severity.ERROR;
    }
}
