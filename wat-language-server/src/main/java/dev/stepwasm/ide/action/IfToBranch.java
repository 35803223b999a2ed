package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a {@code br_if} of an {@code if} with nothing but a {@code br} in it. */
final class IfToBranch implements Offer {
    private static final String TITLE = "Convert to `br_if`";

    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        if (place.opcode().filter(op -> op == Opcode.IF || op == Opcode.BR).isEmpty() || !place.isSound()) {
            return;
        }
        place.around(NodeKind.FOLDED_IF, NodeKind.BLOCK).ifPresent(block -> {
            Node head = Labels.head(block);
            boolean plain = isA(head, Opcode.IF) && head.children().isEmpty();
            Optional<BranchTarget> target =
                    plain ? branch(block).flatMap(BranchTarget::of) : Optional.<BranchTarget>empty();
            target.filter(label -> !label.isInnermost(Labels.name(head)))
                    .ifPresent(label -> offer(place, block, "br_if " + label.moved(-1), actions));
        });
    }

    private void offer(Place place, Node block, String branch, Consumer<Action> actions) {
        List<Node> conditions = block.children().stream()
                .skip(1)
                .takeWhile(node -> block.kind() == NodeKind.FOLDED_IF && node.kind() != NodeKind.THEN)
                .toList();
        int from = Syntax.firstToken(block);
        int to = Syntax.tokenEnd(block);
        boolean comments = conditions.isEmpty()
                ? Layout.hasComments(block)
                : Layout.hasComments(block, from, Syntax.firstToken(conditions.getFirst()))
                        || Layout.hasComments(block, Syntax.tokenEnd(conditions.getLast()), to);
        if (comments) {
            actions.accept(Action.disabled(kind(), TITLE, "there is a comment in it"));
        } else if (block.kind() == NodeKind.BLOCK) {
            actions.accept(Action.of(kind(), TITLE, block.span(), branch));
        } else if (conditions.isEmpty()) {
            actions.accept(Action.of(kind(), TITLE, block.span(), "(" + branch + ")"));
        } else {
            Span first = conditions.getFirst().span();
            String kept = place.source()
                    .textOf(new Span(first.start(), conditions.getLast().span().end()));
            String separator = Layout.separator(place.source(), first);
            actions.accept(Action.of(kind(), TITLE, block.span(), "(" + branch + separator + kept + ")"));
        }
    }

    /** {@return the {@code br} that is all there is in an {@code if}} */
    private static Optional<Node> branch(Node block) {
        List<Node> parts = block.children();
        Node content;
        if (block.kind() == NodeKind.BLOCK) {
            if (parts.size() != 3) {
                return Optional.empty();
            }
            content = parts.get(1);
        } else {
            Node then = parts.getLast();
            if (then.kind() != NodeKind.THEN || then.children().size() != 1) {
                return Optional.empty();
            }
            content = then.children().getFirst();
        }
        boolean folded = content.kind() == NodeKind.FOLDED && content.children().size() == 1;
        Node instruction = folded ? content.children().getFirst() : content;
        return isA(instruction, Opcode.BR) ? Optional.of(instruction) : Optional.empty();
    }

    private static boolean isA(Node instruction, Opcode op) {
        return instruction.kind() == NodeKind.INSTRUCTION
                && instruction.data().tokens().code(Syntax.firstToken(instruction)) == TokenCode.of(op);
    }
}
