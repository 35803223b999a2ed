package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the code of a block or function ends. */
final class Ends {
    private Ends() {}

    /**
     * {@return what adds values at the end, above all that are there}
     *
     * @param at how many values stay below the new ones
     */
    static Optional<Replacement> before(Mismatch mismatch, int at, List<String> values) {
        if (at != mismatch.found().size()) {
            return Optional.empty();
        }
        return Token.firstFrom(mismatch.function().field().tree(), mismatch.taker())
                .flatMap(end -> code(mismatch.function(), end)
                        .map(code -> added(code, values))
                        .or(() -> flat(end).map(node -> beforeFlat(node, values))));
    }

    /** Behind the instruction before the end, or one step deeper than the end if there is none. */
    private static Replacement beforeFlat(Node end, List<String> values) {
        SourceText source = end.tree().source();
        List<Node> all = end.parent().map(Node::children).orElse(List.of(end));
        int number = all.indexOf(end);
        if (number > 1) {
            return behind(all.get(number - 1), values);
        }
        int start = end.span().start();
        boolean lines = Layout.startsLine(source, start);
        String after = lines ? Layout.newLine(source, start) : " ";
        String between = lines ? Layout.lineBreak(source, start) + Layout.deeper(source, start) : " ";
        String step = lines
                ? Layout.deeper(source, start)
                        .substring(Layout.indentation(source, start).length())
                : "";
        return new Replacement(new Span(start, start), step + String.join(between, values) + after);
    }

    private static Replacement behind(Node last, List<String> values) {
        boolean folded = last.kind() != NodeKind.INSTRUCTION && last.kind() != NodeKind.BLOCK;
        String separator = Layout.separator(last.tree().source(), last.span());
        int end = last.span().end();
        int at = separator.equals(" ") ? end : NewField.lineEnd(last.tree().source(), end);
        return new Replacement(new Span(at, at), separator + joined(values, separator, folded));
    }

    /** {@return the {@code end} or {@code else} without parentheses} */
    private static Optional<Node> flat(Token end) {
        return Optional.of(end.node())
                .filter(node -> node.kind() == NodeKind.INSTRUCTION && TokenCode.isOpcode(end.code()));
    }

    /** {@return what holds the code that a parenthesis closes, or that a folded {@code else} follows} */
    private static Optional<Node> code(FunctionAt function, Token end) {
        Node node = end.node();
        return switch (node.kind()) {
            case FOLDED_BLOCK, THEN, FUNCTION_FIELD ->
                node.kind() == NodeKind.FUNCTION_FIELD ? Optional.of(function.field()) : Optional.of(node);
            case FOLDED_IF -> Syntax.child(node, NodeKind.ELSE).or(() -> Syntax.child(node, NodeKind.THEN));
            case ELSE -> node.parent().flatMap(parent -> Syntax.child(parent, NodeKind.THEN));
            default -> Optional.empty();
        };
    }

    private static Replacement added(Node holder, List<String> values) {
        Node body = holder.kind() == NodeKind.FUNCTION_FIELD
                ? Syntax.child(holder, NodeKind.BODY).orElse(holder)
                : holder;
        List<Node> code = body.children().stream()
                .filter(node -> node.kind().isCode() && node.index() != headOf(holder))
                .toList();
        if (code.isEmpty()) {
            Span close = holder.tree().span(holder.segment(), Syntax.innerEnd(holder));
            String before = holder.tree().source().text().charAt(close.start() - 1) == ' ' ? "" : " ";
            return new Replacement(new Span(close.start(), close.start()), before + joined(values, " ", true));
        }
        return behind(code.getLast(), values);
    }

    /** {@return the node that is the head of a block, -1 if the holder is none} */
    private static int headOf(Node holder) {
        return holder.kind() == NodeKind.FOLDED_BLOCK ? holder.index() + 1 : -1;
    }

    private static String joined(List<String> values, String separator, boolean folded) {
        return values.stream().map(value -> folded ? "(" + value + ")" : value).collect(Collectors.joining(separator));
    }
}
