package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.fold.Folding;
import dev.stepwasm.ide.action.fold.Sequence;
import dev.stepwasm.ide.syntax.Code;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes flat instructions as folded ones: the one at the cursor with what it takes, or those that are selected. */
final class FoldInstructions implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place asked, Consumer<Action> actions) {
        Place place = CodeSelection.trimmed(asked);
        Optional<ModuleAnalysis> module = place.module();
        if (module.isEmpty() || !place.isSound()) {
            return;
        }
        if (place.selection().length() > 0) {
            selected(place, module.get(), actions);
        } else {
            element(place)
                    .filter(node -> Sequence.isLoose(node))
                    .ifPresent(node ->
                            Sequence.upTo(node).ifPresent(all -> offer(place, module.get(), node, all, actions)));
        }
    }

    private void selected(Place place, ModuleAnalysis module, Consumer<Action> actions) {
        CodeSelection.of(place).filter(sequence -> !sequence.isFolded()).ifPresent(sequence -> {
            List<Replacement> edits = Folding.fold(module.lowered(), sequence, CodeSelection.lineBreak(place));
            actions.accept(Action.of(kind(), "Fold the selected instructions", () -> edits));
        });
    }

    private void offer(Place place, ModuleAnalysis module, Node node, Sequence all, Consumer<Action> actions) {
        String title = "Fold `"
                + place.source().textOf(Syntax.keyword(Code.headOf(node).orElse(node))) + "`";
        Folding.Reach reach = Folding.reach(module.lowered(), all);
        if (!reach.missing().isEmpty()) {
            actions.accept(Action.disabled(kind(), title, reach.missing()));
            return;
        }
        Sequence taken = all.from(reach.from());
        if (!taken.isFolded()) {
            String lineBreak = CodeSelection.lineBreak(place);
            actions.accept(Action.of(kind(), title, () -> Folding.fold(module.lowered(), taken, lineBreak)));
        }
    }

    /** {@return the instruction or block whose keyword the cursor is at} */
    private static Optional<Node> element(Place place) {
        Optional<Node> instruction = place.instruction();
        return instruction.isEmpty()
                ? place.atHead().filter(node -> node.kind() == NodeKind.FOLDED)
                : instruction.map(
                        node -> Sequence.isHeadOf(node) ? node.parent().orElse(node) : node);
    }
}
