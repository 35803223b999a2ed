package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.action.Types;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets a block take values from before it that an instruction in it needs. Not a loop, which branches would have to bring them to. */
public final class AddBlockParameters implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Mismatch mismatch : Mismatch.at(place)) {
            int missing = mismatch.wanted().size() - mismatch.found().size();
            boolean all = missing > 0
                    && mismatch.below().size() == missing
                    && mismatch.fits(mismatch.below(), mismatch.wanted().subList(0, missing))
                    && mismatch.fits(
                            mismatch.found(),
                            mismatch.wanted().subList(missing, mismatch.wanted().size()));
            if (all) {
                head(mismatch).ifPresent(head -> offer(mismatch, head, actions));
            }
        }
    }

    /** {@return the head of the block around the instruction, if its type can be changed} */
    private static Optional<Node> head(Mismatch mismatch) {
        Optional<Node> node = Token.firstFrom(mismatch.function().field().tree(), mismatch.taker())
                .map(Token::node);
        while (node.isPresent()) {
            Node inner = node.get();
            node = inner.parent();
            boolean block = node.filter(outer -> isAround(outer, inner)).isPresent();
            if (block) {
                Node head = new Node(inner.tree(), inner.segment(), node.get().index() + 1);
                return Optional.of(head).filter(AddBlockParameters::isPlain);
            }
        }
        return Optional.empty();
    }

    private static boolean isAround(Node outer, Node inner) {
        return switch (outer.kind()) {
            case BLOCK, FOLDED_BLOCK -> inner.index() != outer.index() + 1;
            case FOLDED_IF -> inner.kind() == NodeKind.THEN || inner.kind() == NodeKind.ELSE;
            default -> false;
        };
    }

    private static boolean isPlain(Node head) {
        int code = head.data().tokens().code(Syntax.firstToken(head));
        boolean block = code == TokenCode.of(Opcode.BLOCK) || code == TokenCode.of(Opcode.IF);
        Optional<Node> use = Syntax.child(head, NodeKind.TYPE_USE);
        return block
                && use.stream()
                        .flatMap(node -> node.children().stream())
                        .noneMatch(child -> child.kind() == NodeKind.TYPE_REFERENCE || child.kind() == NodeKind.PARAM);
    }

    private static void offer(Mismatch mismatch, Node head, Consumer<Action> actions) {
        List<ValueType> types =
                mismatch.below().stream().map(Mismatch.Value::type).toList();
        String clause = Types.clause(mismatch.function().module(), "param", types);
        int end = Syntax.id(head).orElseGet(() -> Syntax.keyword(head)).end();
        String word = head.tree().source().textOf(Syntax.keyword(head));
        actions.accept(Action.fix(
                mismatch.diagnostic(),
                "Let the `" + word + "` take them: add `" + clause + "`",
                new Span(end, end),
                " " + clause));
    }
}
