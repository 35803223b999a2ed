package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.lower.BodyObserver;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes an {@code if} with a {@code br} in it of a {@code br_if} that takes nothing along. */
final class BranchToIf implements Offer {
    private static final String TITLE = "Convert to `if` with `br`";

    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        if (place.opcode().filter(op -> op == Opcode.BR_IF).isEmpty() || !place.isSound() || takesValues(place)) {
            return;
        }
        Optional<Node> instruction = place.instruction();
        instruction.ifPresent(node -> offer(place, node, actions));
    }

    private void offer(Place place, Node instruction, Consumer<Action> actions) {
        BranchTarget.of(instruction).ifPresent(target -> {
            String branch = "br " + target.moved(1);
            if (Layout.hasComments(instruction)) {
                actions.accept(Action.disabled(kind(), TITLE, "there is a comment in it"));
            } else if (place.parent()
                    .filter(node -> node.kind() == NodeKind.FOLDED)
                    .isPresent()) {
                folded(place, place.parent().get(), branch, actions);
            } else {
                actions.accept(Action.of(kind(), TITLE, instruction.span(), flat(place, instruction, branch)));
            }
        });
    }

    private static String flat(Place place, Node instruction, String branch) {
        int start = instruction.span().start();
        if (!Layout.startsLine(place.source(), start)) {
            return "if " + branch + " end";
        }
        String deeper = Layout.lineBreak(place.source(), start) + Layout.deeper(place.source(), start);
        return "if" + deeper + branch + Layout.newLine(place.source(), start) + "end";
    }

    private void folded(Place place, Node fold, String branch, Consumer<Action> actions) {
        List<Node> operands = fold.children().subList(1, fold.children().size());
        String then = "(then (" + branch + "))";
        if (operands.isEmpty()) {
            actions.accept(
                    Layout.hasComments(fold)
                            ? Action.disabled(kind(), TITLE, "there is a comment in it")
                            : Action.of(kind(), TITLE, fold.span(), "(if " + then + ")"));
            return;
        }
        Node first = operands.getFirst();
        Node last = operands.getLast();
        boolean comments = Layout.hasComments(fold, Syntax.firstToken(fold), Syntax.firstToken(first))
                || Layout.hasComments(fold, Syntax.tokenEnd(last), Syntax.tokenEnd(fold));
        if (comments) {
            actions.accept(Action.disabled(kind(), TITLE, "there is a comment in it"));
            return;
        }
        Span kept = new Span(first.span().start(), last.span().end());
        String separator = Layout.separator(place.source(), first.span());
        actions.accept(Action.of(
                kind(), TITLE, fold.span(), "(if" + separator + place.source().textOf(kept) + separator + then + ")"));
    }

    /** What a branch takes along would be out of reach inside of the {@code if}. */
    private static boolean takesValues(Place place) {
        Node field = place.field().orElseThrow();
        return place.module()
                .map(module -> {
                    int body = module.lowered().bodyIn(field.segment());
                    if (body < 0) {
                        return true;
                    }
                    int base = place.tree().start(field.segment());
                    Carried carried =
                            new Carried(place.token().orElseThrow().span().start() - base);
                    module.lowered().observeBody(body, carried);
                    return carried.something;
                })
                .orElse(true);
    }

    /** Finds out whether the branch at a position takes values along. */
    private static final class Carried implements BodyObserver {
        private final int position;
        private boolean something = true;

        Carried(int position) {
            this.position = position;
        }

        @Override
        public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
            if (instruction.position() == position
                    && instruction.immediates() instanceof Immediates.Index(int label)
                    && label >= 0
                    && label < validator.controlDepth()) {
                something = !validator.labelTypes(label).isEmpty();
            }
        }
    }
}
