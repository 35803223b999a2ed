package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes all abbreviations of a field or module in full, as tools that know only the core of the format want them. */
final class ExpandAbbreviations implements Offer {
    private static final String TITLE = "Write all abbreviations in full in the ";

    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        WholeCode.module(place).ifPresent(module -> {
            place.field().ifPresent(field -> {
                if (!place.isSound()) {
                    actions.accept(Action.disabled(kind(), TITLE + "field", "there are errors in it"));
                    return;
                }
                List<Replacement> edits = edits(place.tree(), module, List.of(field.segment()));
                if (!edits.isEmpty()) {
                    actions.accept(Action.of(kind(), TITLE + "field", () -> edits));
                }
            });
            List<Integer> fields = WholeCode.fields(module, place.tree());
            if (place.analysis().hasErrors()) {
                actions.accept(Action.disabled(kind(), TITLE + "module", "there are errors in it"));
            } else if (WholeCode.mayBe(
                    place.tree(),
                    fields,
                    segment -> !edits(place.tree(), module, List.of(segment)).isEmpty())) {
                actions.accept(Action.of(kind(), TITLE + "module", () -> edits(place.tree(), module, fields)));
            }
        });
    }

    private static List<Replacement> edits(SyntaxTree tree, ModuleAnalysis module, List<Integer> segments) {
        List<Replacement> edits = new ArrayList<>();
        for (int segment : segments) {
            edits.addAll(Desugaring.edits(new FieldEdits(tree, segment), module));
        }
        return edits;
    }
}
