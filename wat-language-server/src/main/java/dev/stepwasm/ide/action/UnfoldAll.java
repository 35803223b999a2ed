package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.fold.Folding;
import dev.stepwasm.ide.action.fold.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes all instructions of a function or of a module flat. */
final class UnfoldAll implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        WholeCode.module(place).ifPresent(module -> {
            WholeCode.function(place).ifPresent(segment -> {
                Sequence sequence = Sequence.ofFunction(place.tree(), segment);
                if (!sequence.isFlat()) {
                    offer(place, "Unfold all code of the function", List.of(segment), place.isSound(), actions);
                }
            });
            List<Integer> segments = WholeCode.bodies(module);
            if (WholeCode.mayBeAny(place.tree(), segments, sequence -> !sequence.isFlat())) {
                offer(
                        place,
                        "Unfold all code of the module",
                        segments,
                        !place.analysis().hasErrors(),
                        actions);
            }
        });
    }

    private void offer(Place place, String title, List<Integer> segments, boolean sound, Consumer<Action> actions) {
        actions.accept(Action.ofSound(sound, kind(), title, () -> edits(place, segments)));
    }

    private static List<Replacement> edits(Place place, List<Integer> segments) {
        String lineBreak = CodeSelection.lineBreak(place);
        List<Replacement> edits = new ArrayList<>();
        for (int segment : segments) {
            Sequence sequence = Sequence.ofFunction(place.tree(), segment);
            edits.addAll(Folding.unfold(sequence, lineBreak));
        }
        return edits;
    }
}
