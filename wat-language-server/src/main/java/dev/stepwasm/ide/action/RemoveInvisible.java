package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.Invisible;
import dev.stepwasm.wat.lex.TokenCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes characters harmless that cannot be seen: in a comment they go, in a string they become escapes, which mean the
 * same, and between tokens a space takes their place.
 */
final class RemoveInvisible implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            if (diagnostic.problem() == Problem.INVISIBLE_CHARACTER) {
                holder(place.analysis(), diagnostic).ifPresent(token -> {
                    String title = isString(token)
                            ? "Write the invisible characters as escapes"
                            : "Remove the invisible characters";
                    actions.accept(
                            Action.fix(diagnostic, title, () -> edits(token)).asPreferred());
                });
            } else if (diagnostic.problem() == Problem.ILLEGAL_CHARACTER && isUnseen(place, diagnostic.span())) {
                actions.accept(
                        Action.fix(diagnostic, "Replace the invisible character by a space", diagnostic.span(), " ")
                                .asPreferred());
            }
        }
    }

    /** {@return the changes for all of the text that a diagnostic is about} */
    static List<Replacement> edits(Analysis analysis, Diagnostic diagnostic) {
        return diagnostic.problem() == Problem.INVISIBLE_CHARACTER
                ? holder(analysis, diagnostic).map(RemoveInvisible::edits).orElse(List.of())
                : List.of();
    }

    private static Optional<Token> holder(Analysis analysis, Diagnostic diagnostic) {
        return Token.at(analysis.tree(), diagnostic.span().start() + 1)
                .filter(token -> token.span().contains(diagnostic.span().start()))
                .filter(token -> token.isTrivia() ? token.code() != TokenCode.ANNOTATION : isString(token));
    }

    private static boolean isString(Token token) {
        return token.code() == TokenCode.STRING;
    }

    private static List<Replacement> edits(Token token) {
        List<Replacement> edits = new ArrayList<>();
        String text = token.text();
        int base = token.span().start();
        for (int i = 0; i < text.length(); i++) {
            if (Invisible.isInvisible(text.charAt(i))) {
                String instead = isString(token) ? "\\u{%x}".formatted((int) text.charAt(i)) : "";
                edits.add(new Replacement(new Span(base + i, base + i + 1), instead));
            }
        }
        return edits;
    }

    /** Outside of strings and comments, spaces that are no blanks look like them too. */
    private static boolean isUnseen(Place place, Span span) {
        return place.source()
                .textOf(span)
                .chars()
                .allMatch(c ->
                        Invisible.isInvisible((char) c) || Character.isSpaceChar(c) || c == '\u200C' || c == '\u200D');
    }
}
