package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.parse.Parser;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.Optional;
import java.util.function.Consumer;

/** Removes what must not be there: a second start, the results of a tag, a label, a parenthesis or {@code end} too many. */
public final class RemoveWrong implements Offer {
    private static final int LONGEST = 40;

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            wrong(place, diagnostic).ifPresent(span -> {
                Action action = Action.fix(
                        diagnostic, "Remove `" + shown(place, span) + "`", Layout.removal(place.tree(), span), "");
                boolean sure = diagnostic.suggestion().isEmpty();
                actions.accept(sure ? action.asPreferred() : action);
            });
        }
    }

    private static String shown(Place place, Span span) {
        String text = place.source().textOf(span).replaceAll("\\s+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static Optional<Span> wrong(Place place, Diagnostic diagnostic) {
        Span span = diagnostic.span();
        return switch (diagnostic.problem()) {
            case MULTIPLE_STARTS, INVALID_START_FUNCTION -> start(place, span);
            case TAG_WITH_RESULTS -> Optional.of(span).filter(part -> isResults(place, part));
            case MISMATCHING_LABEL, EMPTY_IDENTIFIER -> Optional.of(span);
            case INVALID_BRANCH_HINT, MISPLACED_ANNOTATION ->
                Optional.of(span).filter(part -> place.source().textOf(part).startsWith("(@"));
            case UNEXPECTED_TOKEN -> surplus(place, span);
            default -> Optional.empty();
        };
    }

    private static Optional<Span> start(Place place, Span span) {
        Node field = new Node(place.tree(), place.tree().segmentAt(span.start()), 0);
        return field.kind() == NodeKind.START_FIELD ? Optional.of(field.span()) : Optional.empty();
    }

    private static boolean isResults(Place place, Span span) {
        return Token.firstFrom(place.tree(), span.start())
                .map(Token::node)
                .filter(node -> node.kind() == NodeKind.RESULT && node.span().equals(span))
                .isPresent();
    }

    /** {@return a parenthesis that closes nothing, or the end of no block} */
    private static Optional<Span> surplus(Place place, Span span) {
        String text = place.source().textOf(span);
        if (!text.equals(")") && !text.equals("end")) {
            return Optional.empty();
        }
        return Token.firstFrom(place.tree(), span.start())
                .filter(token -> token.span().equals(span))
                .filter(token -> token.code() == TokenCode.CLOSE ? closesNothing(token) : endsNothing(token))
                .filter(RemoveWrong::isAllThatIsWrong)
                .map(Token::span);
    }

    /** {@return whether the field is good syntax without a token; what stands in no field is not looked at} */
    private static boolean isAllThatIsWrong(Token token) {
        if (!token.tree().segment(token.segment()).kind().isField()) {
            return true;
        }
        int start = token.tree().start(token.segment());
        int end = start + token.tree().segment(token.segment()).length();
        String text = token.tree().source().text();
        String without = text.substring(start, token.span().start())
                + text.substring(token.span().end(), end);
        SyntaxTree tree = Parser.parse(new SourceText("", without));
        return tree.segments().stream()
                                .filter(segment -> segment.kind().isField())
                                .count()
                        == 1
                && tree.problems().isEmpty()
                && tree.segments().stream()
                        .allMatch(segment -> segment.problems().stream().noneMatch(Diagnostic::isError));
    }

    private static boolean closesNothing(Token token) {
        NodeKind kind = token.tree().segment(token.segment()).kind();
        return kind == NodeKind.STRAY || kind == NodeKind.MODULE_END || kind == NodeKind.END_OF_TEXT;
    }

    private static boolean endsNothing(Token token) {
        Node node = token.node();
        return node.kind() == NodeKind.INSTRUCTION
                && node.parent()
                        .filter(parent -> parent.kind() == NodeKind.BLOCK)
                        .isEmpty();
    }
}
