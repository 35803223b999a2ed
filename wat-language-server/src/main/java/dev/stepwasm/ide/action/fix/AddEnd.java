package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Adds a missing {@code end}, or the parenthesis that is missing at the end of the text. */
public final class AddEnd implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : diagnostics(place)) {
            if (diagnostic.problem() == Problem.UNEXPECTED_TOKEN) {
                end(place, diagnostic)
                        .ifPresent(edit -> actions.accept(Action.fix(diagnostic, "Add `end`", edit.span(), edit.text())
                                .asPreferred()));
            } else if (diagnostic.problem() == Problem.UNCLOSED_PARENTHESIS) {
                parenthesis(place, diagnostic, actions);
            }
        }
    }

    /** What is wrong at the end of the text is so behind its last word too. */
    private static Set<Diagnostic> diagnostics(Place place) {
        Set<Diagnostic> all = new LinkedHashSet<>(place.diagnostics());
        int text = place.source().text().stripTrailing().length();
        if (place.selection().end() >= text) {
            all.addAll(
                    place.analysis().diagnosticsIn(new Span(text, place.source().length())));
        }
        return all;
    }

    /** The diagnostic is at the keyword of a block, and says where a parenthesis closes what is around it. */
    private static Optional<Replacement> end(Place place, Diagnostic diagnostic) {
        boolean opener = Token.firstFrom(place.tree(), diagnostic.span().start())
                .filter(token -> token.span().equals(diagnostic.span()) && TokenCode.isOpcode(token.code()))
                .filter(token -> TokenCode.opcode(token.code()).opensBlock())
                .map(Token::node)
                .flatMap(Node::parent)
                .filter(node -> node.kind() == NodeKind.BLOCK)
                .isPresent();
        return diagnostic.related().stream()
                .map(Related::span)
                .filter(span -> opener && place.source().textOf(span).equals(")"))
                .findFirst()
                .map(close -> before(place, diagnostic.span(), close));
    }

    private static Replacement before(Place place, Span opener, Span close) {
        SourceText source = place.source();
        int end = Token.lastBefore(place.tree(), close.start())
                .map(token -> token.span().end())
                .orElse(close.start());
        boolean lines = Layout.startsLine(source, opener.start());
        int at = lines ? NewField.lineEnd(source, end) : end;
        String separator = lines ? Layout.newLine(source, opener.start()) : " ";
        return new Replacement(new Span(at, at), separator + Opcode.END.keyword());
    }

    /** At the end of the text, behind everything that the parenthesis can hold. */
    private static void parenthesis(Place place, Diagnostic diagnostic, Consumer<Action> actions) {
        int length = place.source().length();
        int text = place.source().text().stripTrailing().length();
        if (diagnostic.span().end() < text) {
            return;
        }
        boolean comment = Token.lastBefore(place.tree(), length)
                .filter(token -> token.code() == TokenCode.LINE_COMMENT)
                .isPresent();
        int open = open(place);
        String closes = ")".repeat(Math.max(1, open));
        String added = comment ? Layout.lineBreak(place.source(), text) + closes : closes;
        actions.accept(Action.fix(
                        diagnostic,
                        open == 1 ? "Add `)` at the end" : "Add `" + closes + "` at the end",
                        new Span(text, text),
                        added)
                .asPreferred());
    }

    /** {@return how many parentheses are open at the end of the text} */
    private static int open(Place place) {
        int last = place.tree().size() - 1;
        int open = place.tree().segment(last).context().inModule()
                        && !place.tree().segment(last).context().isBare()
                ? 1
                : 0;
        for (int segment = last; segment >= 0; segment--) {
            var tokens = place.tree().segment(segment).tokens();
            int balance = 0;
            for (int token = 0; token < tokens.size(); token++) {
                int code = tokens.code(token);
                balance += code == TokenCode.OPEN ? 1 : code == TokenCode.CLOSE ? -1 : 0;
            }
            if (place.tree().segment(segment).kind() == NodeKind.MODULE_START || balance < 0) {
                break;
            }
            open += balance;
        }
        return open;
    }
}
