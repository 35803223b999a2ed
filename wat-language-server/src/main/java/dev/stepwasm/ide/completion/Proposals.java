package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.source.Span;
import java.util.List;

/**
 * What could be typed at a place, what fits best first.
 *
 * @param typed what has been typed of it already
 * @param word the same with what stands behind the cursor without space between
 * @param incomplete whether there is more than these, of which some will come into sight with the next characters
 */
public record Proposals(Span typed, Span word, List<Proposal> all, boolean incomplete) {
    /** Copies the list. */
    public Proposals {
        all = List.copyOf(all);
    }

    /** {@return the same for a text in which this one begins at an offset} */
    Proposals shifted(int offset) {
        return new Proposals(shifted(typed, offset), shifted(word, offset), all, incomplete);
    }

    private static Span shifted(Span span, int offset) {
        return new Span(span.start() + offset, span.end() + offset);
    }
}
