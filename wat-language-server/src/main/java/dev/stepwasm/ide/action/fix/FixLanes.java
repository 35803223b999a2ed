package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Gives a vector constant as many lanes as its shape has. */
public final class FixLanes implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            if (diagnostic.problem() == Problem.WRONG_LANE_COUNT) {
                constant(place, diagnostic).ifPresent(node -> offer(place, diagnostic, node, actions));
            }
        }
    }

    private static Optional<Node> constant(Place place, Diagnostic diagnostic) {
        return Token.at(place.tree(), diagnostic.span().start())
                .or(() -> Token.lastBefore(place.tree(), diagnostic.span().start()))
                .map(Token::node)
                .flatMap(FixLanes::instruction)
                .filter(node -> node.data().tokens().code(Syntax.firstToken(node)) == TokenCode.of(Opcode.V128_CONST));
    }

    private static Optional<Node> instruction(Node node) {
        return switch (node.kind()) {
            case INSTRUCTION -> Optional.of(node);
            case FOLDED -> Syntax.child(node, NodeKind.INSTRUCTION);
            default -> node.parent().filter(parent -> parent.kind() == NodeKind.INSTRUCTION);
        };
    }

    private static void offer(Place place, Diagnostic diagnostic, Node node, Consumer<Action> actions) {
        Tokens tokens = node.data().tokens();
        List<Span> lanes = new ArrayList<>();
        int shape = Syntax.afterKeyword(node);
        for (int token = shape + 1; token < Syntax.tokenEnd(node); token++) {
            if (!tokens.isTrivia(token)) {
                lanes.add(place.tree().span(node.segment(), token));
            }
        }
        int wanted = lanes(place.tree().text(node.segment(), shape));
        if (lanes.isEmpty() || wanted == 0) {
            return;
        }
        int end = lanes.getLast().end();
        if (lanes.size() < wanted) {
            int missing = wanted - lanes.size();
            String title = missing == 1 ? "Add a lane with zero" : "Add " + missing + " lanes with zero";
            actions.accept(Action.fix(diagnostic, title, new Span(end, end), " 0".repeat(missing)));
        } else if (lanes.size() > wanted && !Layout.hasComments(node)) {
            int surplus = lanes.size() - wanted;
            String title = surplus == 1 ? "Remove the last lane" : "Remove the last " + surplus + " lanes";
            actions.accept(
                    Action.fix(diagnostic, title, new Span(lanes.get(wanted - 1).end(), end), ""));
        }
    }

    /** {@return how many lanes a shape has, 0 if it is none} */
    private static int lanes(String shape) {
        return switch (shape) {
            case "i8x16" -> 16;
            case "i16x8" -> 8;
            case "i32x4", "f32x4" -> 4;
            case "i64x2", "f64x2" -> 2;
            default -> 0;
        };
    }
}
