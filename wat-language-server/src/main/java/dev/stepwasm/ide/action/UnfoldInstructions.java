package dev.stepwasm.ide.action;

import dev.stepwasm.ide.action.fold.Folding;
import dev.stepwasm.ide.action.fold.Sequence;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes folded instructions as flat ones: the one at the cursor, whose operands come before it as they are, that with all
 * that is in it, or those that are selected.
 */
final class UnfoldInstructions implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place asked, Consumer<Action> actions) {
        Place place = CodeSelection.trimmed(asked);
        if (place.selection().length() > 0) {
            CodeSelection.of(place)
                    .filter(sequence -> !sequence.isFlat() && place.isSound())
                    .ifPresent(sequence -> actions.accept(Action.of(
                            kind(),
                            "Unfold the selected instructions",
                            () -> Folding.unfold(sequence, CodeSelection.lineBreak(place)))));
            return;
        }
        List<Node> path = place.path();
        int target = target(place);
        if (target < 0 || !place.isSound() || path.stream().noneMatch(node -> node.kind() == NodeKind.BODY)) {
            return;
        }
        int outermost = target;
        while (takesOperands(path.get(outermost - 1))) {
            outermost--;
        }
        offer(place, path.subList(outermost, target + 1), actions);
    }

    private void offer(Place place, List<Node> opened, Consumer<Action> actions) {
        Node target = opened.getLast();
        Node element = opened.getFirst();
        String keyword = place.source().textOf(Syntax.keyword(target));
        String title = "Unfold `" + keyword + "`" + (opened.size() > 1 ? " and what it is folded into" : "");
        Sequence sequence = new Sequence(place.tree(), element.segment(), List.of(element.index()));
        BitSet some = new BitSet();
        opened.forEach(node -> open(node, some));
        String lineBreak = CodeSelection.lineBreak(place);
        actions.accept(Action.of(kind(), title, () -> Folding.unfold(sequence, some, lineBreak)));
        BitSet all = (BitSet) some.clone();
        all.set(target.index(), target.data().nodeEnd(target.index()));
        if (hasMore(target, some)) {
            actions.accept(Action.of(
                    kind(), title + ", with all that is in it", () -> Folding.unfold(sequence, all, lineBreak)));
        }
    }

    /** An operand that has none itself is opened too. */
    private static void open(Node node, BitSet opened) {
        opened.set(node.index());
        for (Node operand : node.children()) {
            if (operand.kind() == NodeKind.FOLDED
                    && operand.data().nodeEnd(operand.index() + 1)
                            == operand.data().nodeEnd(operand.index())) {
                opened.set(operand.index());
            }
        }
    }

    private static boolean hasMore(Node target, BitSet opened) {
        for (int node = target.index(); node < target.data().nodeEnd(target.index()); node++) {
            if (!opened.get(node) && isFolded(new Node(target.tree(), target.segment(), node))) {
                return true;
            }
        }
        return false;
    }

    /** {@return the place in the path of the folded instruction at whose parenthesis or keyword the cursor is, or -1} */
    private static int target(Place place) {
        List<Node> path = place.path();
        int last = path.size() - 1;
        if (place.instruction().isPresent()
                && last > 0
                && path.get(last).index() == path.get(last - 1).index() + 1) {
            last--;
        } else if (place.atHead().isEmpty()) {
            return -1;
        }
        return last > 0 && isFolded(path.get(last)) ? last : -1;
    }

    private static boolean takesOperands(Node node) {
        return node.kind() == NodeKind.FOLDED || node.kind() == NodeKind.FOLDED_IF;
    }

    private static boolean isFolded(Node node) {
        return switch (node.kind()) {
            case FOLDED, FOLDED_BLOCK, FOLDED_IF, FOLDED_TRY -> true;
            default -> false;
        };
    }
}
