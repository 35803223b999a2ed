package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Writes the {@code (then ...)} that a folded {@code if} needs around what follows its condition. */
public final class AddThen implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            if (diagnostic.problem() == Problem.UNEXPECTED_TOKEN) {
                unfinished(place, diagnostic).ifPresent(node -> offer(diagnostic, node, actions));
            }
        }
    }

    /** {@return the folded {@code if} that ends, without a {@code (then}, where the diagnostic is} */
    private static Optional<Node> unfinished(Place place, Diagnostic diagnostic) {
        return Token.firstFrom(place.tree(), diagnostic.span().start())
                .filter(token -> token.code() == TokenCode.CLOSE && token.span().equals(diagnostic.span()))
                .map(Token::node)
                .filter(node -> node.kind() == NodeKind.FOLDED_IF
                        && Syntax.child(node, NodeKind.THEN).isEmpty());
    }

    private static void offer(Diagnostic diagnostic, Node branch, Consumer<Action> actions) {
        List<Node> parts = branch.children().stream()
                .skip(2)
                .filter(node -> node.kind().isCode() && node.kind() != NodeKind.ERROR)
                .toList();
        if (parts.isEmpty() || parts.size() != branch.children().size() - 2) {
            return;
        }
        Node first = parts.getFirst();
        Node last = parts.getLast();
        boolean both = parts.size() == 2 && hasResults(branch);
        if (!both) {
            actions.accept(Action.fix(
                            diagnostic,
                            "Add `(then` around what follows the condition",
                            () -> around("then", first, last))
                    .asPreferred());
        }
        if (parts.size() == 2) {
            Action action = Action.fix(
                    diagnostic,
                    "Make them `(then ...)` and `(else ...)`",
                    () -> Stream.of(around("then", first, first), around("else", last, last))
                            .flatMap(List::stream)
                            .toList());
            actions.accept(both ? action.asPreferred() : action);
        }
    }

    /** What gives something needs both. */
    private static boolean hasResults(Node branch) {
        Node head = new Node(branch.tree(), branch.segment(), branch.index() + 1);
        return Syntax.child(head, NodeKind.TYPE_USE)
                .flatMap(use -> Syntax.child(use, NodeKind.RESULT))
                .isPresent();
    }

    private static List<Replacement> around(String word, Node first, Node last) {
        int start = first.span().start();
        int end = last.span().end();
        return List.of(
                new Replacement(new Span(start, start), "(" + word + " "), new Replacement(new Span(end, end), ")"));
    }
}
