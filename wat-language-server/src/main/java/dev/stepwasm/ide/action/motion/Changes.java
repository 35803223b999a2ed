package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the changes of an action in order. */
final class Changes {
    private Changes() {}

    /** {@return changes in text order; removals that touch the same gap become one} */
    static List<Replacement> inOrder(List<Replacement> changes) {
        List<Replacement> sorted = new ArrayList<>(changes);
        sorted.sort(
                Comparator.comparingInt((Replacement change) -> change.span().start())
                        .thenComparingInt(change -> change.span().end()));
        List<Replacement> result = new ArrayList<>();
        for (Replacement change : sorted) {
            boolean overlaps = !result.isEmpty()
                    && change.span().start() < result.getLast().span().end();
            if (overlaps) {
                Replacement last = result.removeLast();
                int end = Math.max(last.span().end(), change.span().end());
                result.add(new Replacement(new Span(last.span().start(), end), last.text() + change.text()));
            } else {
                result.add(change);
            }
        }
        return result;
    }
}
