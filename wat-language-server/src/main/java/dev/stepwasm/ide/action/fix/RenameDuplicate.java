package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.Optional;
import java.util.function.Consumer;

/** Gives the second of two things of one name another name. All uses mean the first, so they stay as they are. */
public final class RenameDuplicate implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            switch (diagnostic.problem()) {
                case DUPLICATE_NAME, DUPLICATE_EXPORT ->
                    Token.firstFrom(place.tree(), diagnostic.span().start())
                            .filter(token -> token.span().equals(diagnostic.span()))
                            .ifPresent(token -> offer(place, diagnostic, token, actions));
                default -> {
                    // not about two things of one name
                }
            }
        }
    }

    private static void offer(Place place, Diagnostic diagnostic, Token token, Consumer<Action> actions) {
        free(place, token)
                .ifPresent(
                        name -> actions.accept(Action.fix(diagnostic, "Rename to `" + name + "`", token.span(), name)));
        if (token.code() == TokenCode.STRING) {
            export(token).ifPresent(export -> {
                Span removal = Layout.removal(place.tree(), export.span());
                actions.accept(Action.fix(diagnostic, "Remove this export", removal, ""));
            });
        }
    }

    private static Optional<Node> export(Token token) {
        Node node = token.node();
        return node.kind() == NodeKind.EXPORT_FIELD || node.kind() == NodeKind.INLINE_EXPORT
                ? Optional.of(node)
                : Optional.empty();
    }

    /** {@return the name with a number behind it that makes it one that is nowhere in the text} */
    private static Optional<String> free(Place place, Token token) {
        String name = token.text();
        boolean quoted = name.endsWith("\"");
        if (quoted && token.code() != TokenCode.STRING) {
            return Optional.empty();
        }
        String start = quoted ? name.substring(0, name.length() - 1) : name;
        for (int number = 2; number < 1000; number++) {
            String candidate = start + number + (quoted ? "\"" : "");
            if (!place.source().text().contains(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
