package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import java.util.List;

/**
 * What a lint has to say about a place.
 *
 * @param span UTF-16 offsets in the text
 * @param message lower case, without a full stop
 * @param related other places that explain it
 */
public record Finding(Lint lint, Span span, String message, List<Related> related) {
    /** Copies the list. */
    public Finding {
        related = List.copyOf(related);
    }
}
