package dev.stepwasm.lsp;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.IdentityHashMap;
import java.util.Optional;

/**
 * A place in a text that moves with the field or command around it, and is gone when that changes.
 *
 * @param segment of the tree in which it was set
 * @param relative to the start of the segment
 */
record Anchor(Segment segment, Span relative) {
    static Anchor of(SyntaxTree tree, Span place) {
        int number = tree.segmentAt(place.start());
        int base = tree.start(number);
        Segment segment = tree.segment(number);
        int end = Math.min(place.end() - base, segment.length());
        return new Anchor(segment, new Span(place.start() - base, Math.max(place.start() - base, end)));
    }

    /** Where segments stand in a tree. Made in one pass over them; not for every answer. */
    static final class Places {
        private final IdentityHashMap<Segment, Integer> starts = new IdentityHashMap<>();

        Places(SyntaxTree tree) {
            for (int number = 0; number < tree.size(); number++) {
                starts.put(tree.segment(number), tree.start(number));
            }
        }

        /** {@return where an anchor is now; empty if what it was set in has changed} */
        Optional<Span> of(Anchor anchor) {
            return Optional.ofNullable(starts.get(anchor.segment))
                    .map(start -> new Span(start + anchor.relative.start(), start + anchor.relative.end()));
        }
    }
}
