package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Code;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Removes an operand that is one too many from a folded instruction. */
public final class RemoveOperand implements Offer {
    private static final int MOST_OPERANDS = 8;

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            if (diagnostic.problem() == Problem.TYPE_MISMATCH) {
                FunctionAt.of(place)
                        .ifPresent(function -> folded(place, diagnostic)
                                .ifPresent(node -> offer(function, diagnostic, node, actions)));
            }
        }
    }

    private static Optional<Node> folded(Place place, Diagnostic diagnostic) {
        return Token.firstFrom(place.tree(), diagnostic.span().start())
                .filter(token -> token.span().equals(diagnostic.span()) && TokenCode.isOpcode(token.code()))
                .map(Token::node)
                .filter(node -> node.kind() == NodeKind.INSTRUCTION)
                .flatMap(Operands::folded)
                .filter(node -> !mentionsEnd(diagnostic));
    }

    /** A value that the function or a block leaves is no operand. */
    private static boolean mentionsEnd(Diagnostic diagnostic) {
        return diagnostic.related().stream()
                .anyMatch(related -> related.span().start() >= diagnostic.span().end()
                        && related.span().length() == 1);
    }

    private static void offer(FunctionAt function, Diagnostic diagnostic, Node folded, Consumer<Action> actions) {
        List<Node> operands = folded.children().subList(1, folded.children().size());
        if (operands.isEmpty() || operands.size() > MOST_OPERANDS) {
            return;
        }
        Trial trial = new Trial(function);
        for (Node operand : operands.reversed()) {
            var removal = new Replacement(Layout.removal(operand.tree(), operand.span()), "");
            if (trial.of(diagnostic, List.of(removal)) == Trial.Outcome.CLEAN) {
                String head = Code.headOf(operand).map(Code::head).orElse("it");
                String which =
                        operands.size() == 1 ? "the operand" : "operand " + (operands.indexOf(operand) + 1) + ",";
                actions.accept(
                        Action.fix(diagnostic, "Remove " + which + " `" + head + "`", removal.span(), removal.text()));
            }
        }
    }
}
