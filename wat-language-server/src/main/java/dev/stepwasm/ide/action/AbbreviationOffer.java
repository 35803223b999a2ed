package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes a field or a whole module with other abbreviations; each field by itself. */
abstract class AbbreviationOffer implements Offer {
    private final String title;

    /** @param title to which the word for a field or module is added */
    AbbreviationOffer(String title) {
        this.title = title;
    }

    /** {@return the edits of one field, in text order} */
    abstract List<Replacement> edits(FieldEdits field, ModuleAnalysis module);

    @Override
    public final Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public final void at(Place place, Consumer<Action> actions) {
        WholeCode.module(place).ifPresent(module -> {
            SyntaxTree tree = place.tree();
            place.field().ifPresent(field -> {
                List<Integer> one = List.of(field.segment());
                if (!place.isSound() || changes(tree, module, field.segment())) {
                    actions.accept(
                            Action.ofSound(place.isSound(), kind(), title + " field", () -> edits(tree, module, one)));
                }
            });
            List<Integer> fields = WholeCode.fields(module, tree);
            boolean sound = !place.analysis().hasErrors();
            if (!sound || WholeCode.mayBe(tree, fields, segment -> changes(tree, module, segment))) {
                actions.accept(Action.ofSound(sound, kind(), title + " module", () -> edits(tree, module, fields)));
            }
        });
    }

    private boolean changes(SyntaxTree tree, ModuleAnalysis module, int segment) {
        return !edits(tree, module, List.of(segment)).isEmpty();
    }

    private List<Replacement> edits(SyntaxTree tree, ModuleAnalysis module, List<Integer> segments) {
        List<Replacement> edits = new ArrayList<>();
        for (int segment : segments) {
            edits.addAll(edits(new FieldEdits(tree, segment), module));
        }
        return edits;
    }
}
