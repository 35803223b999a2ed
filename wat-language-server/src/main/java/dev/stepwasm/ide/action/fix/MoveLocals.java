package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Moves the declaration of locals from among the instructions to before them. */
public final class MoveLocals implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            if (diagnostic.problem() == Problem.UNEXPECTED_TOKEN) {
                local(place, diagnostic)
                        .ifPresent(local -> FunctionAt.of(place)
                                .ifPresent(function -> actions.accept(Action.fix(
                                                diagnostic,
                                                "Move the declaration before the instructions",
                                                () -> edits(place, function, local))
                                        .asPreferred())));
            }
        }
    }

    private static Optional<Node> local(Place place, Diagnostic diagnostic) {
        return Token.firstFrom(place.tree(), diagnostic.span().start())
                .map(Token::node)
                .filter(node -> node.kind() == NodeKind.LOCAL
                        && node.parent()
                                .filter(parent -> parent.kind() != NodeKind.FUNCTION_FIELD)
                                .isPresent());
    }

    private static List<Replacement> edits(Place place, FunctionAt function, Node local) {
        String text = Syntax.line(local, Syntax.firstToken(local), Syntax.tokenEnd(local))
                .replace("( ", "(");
        return List.of(
                CreateLocal.declaration(function.field(), text),
                new Replacement(Layout.removal(place.tree(), local.span()), ""));
    }
}
