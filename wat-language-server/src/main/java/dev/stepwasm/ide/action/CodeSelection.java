package dev.stepwasm.ide.action;

import dev.stepwasm.ide.action.fold.Sequence;
import dev.stepwasm.wasm.source.Span;
import java.util.Optional;

/** What instructions are selected. */
final class CodeSelection {
    private CodeSelection() {}

    /** {@return a selection without the space at its ends} */
    static Place trimmed(Place place) {
        String text = place.source().text();
        int from = place.selection().start();
        int to = place.selection().end();
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (from < to && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new Place(place.analysis(), new Span(from, to));
    }

    /** {@return the instructions of one sequence that a {@link #trimmed} selection touches} */
    static Optional<Sequence> of(Place place) {
        if (place.path().isEmpty()) {
            return Optional.empty();
        }
        int base = place.tree().start(place.path().getFirst().segment());
        return Sequence.around(
                place.path(),
                place.selection().start() - base,
                place.selection().end() - base);
    }

    static String lineBreak(Place place) {
        return Layout.lineBreak(place.source(), place.selection().start());
    }
}
