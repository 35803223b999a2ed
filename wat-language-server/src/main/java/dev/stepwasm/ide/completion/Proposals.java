package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.source.Span;
import java.util.List;

/**
 * What could be typed at a place.
 *
 * @param replaced what has been typed of it already
 */
public record Proposals(Span replaced, List<Proposal> all) {
    /** Copies the list. */
    public Proposals {
        all = List.copyOf(all);
    }
}
