package dev.stepwasm.ide.syntax;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions about syntax that several features ask. */
public final class Syntax {
    private Syntax() {}

    /** {@return the children of a kind} */
    public static List<Node> children(Node node, NodeKind kind) {
        return node.children().stream().filter(child -> child.kind() == kind).toList();
    }

    /** {@return the first child of a kind} */
    public static Optional<Node> child(Node node, NodeKind kind) {
        return children(node, kind).stream().findFirst();
    }

    /** {@return the number of the token that is the symbolic name right after the keyword of {@code (keyword $name} or {@code block $name}} */
    public static Optional<Integer> idToken(Node node) {
        Tokens tokens = node.data().tokens();
        int token = afterKeyword(node);
        return token < tokenEnd(node) && tokens.code(token) == TokenCode.ID ? Optional.of(token) : Optional.empty();
    }

    /** {@return the span of the symbolic name of a definition} */
    public static Optional<Span> id(Node node) {
        return idToken(node).map(token -> node.tree().span(node.segment(), token));
    }

    /** {@return the span of the keyword of {@code (keyword ...)} or {@code keyword ...}} */
    public static Span keyword(Node node) {
        return node.tree().span(node.segment(), keywordToken(node));
    }

    /** {@return whether the keyword of a group is this word} */
    public static boolean is(Node node, Word word) {
        return node.data().tokens().code(keywordToken(node)) == word.code();
    }

    /** {@return whether a node has this word directly, not within a child} */
    public static boolean has(Node node, Word word) {
        return ownTokens(node).stream().anyMatch(token -> node.data().tokens().code(token) == word.code());
    }

    /** {@return the first token after the keyword, comments left out} */
    public static int afterKeyword(Node node) {
        return next(node, keywordToken(node));
    }

    /** {@return where the types of {@code (word type*)} or {@code (word $name type)} stand} */
    public static List<Span> types(Node group) {
        List<Span> types = new ArrayList<>();
        Tokens tokens = group.data().tokens();
        int end = innerEnd(group);
        int token = idToken(group).map(id -> next(group, id)).orElseGet(() -> afterKeyword(group));
        while (token < end) {
            int last = token;
            int depth = 0;
            do {
                int code = tokens.code(last++);
                depth += code == TokenCode.OPEN ? 1 : code == TokenCode.CLOSE ? -1 : 0;
            } while (depth > 0 && last < end);
            types.add(new Span(
                    group.tree().span(group.segment(), token).start(),
                    group.tree().span(group.segment(), last - 1).end()));
            token = next(group, last - 1);
        }
        return types;
    }

    /** {@return where the first thing after the keyword stands, if there is something} */
    public static Optional<Span> firstOperand(Node node) {
        int token = afterKeyword(node);
        return token < innerEnd(node) ? Optional.of(node.tree().span(node.segment(), token)) : Optional.empty();
    }

    /** {@return the token after {@code token} that is no comment, possibly beyond the node} */
    public static int next(Node node, int token) {
        Tokens tokens = node.data().tokens();
        int next = token + 1;
        while (next < tokens.size() && tokens.isTrivia(next)) {
            next++;
        }
        return next;
    }

    /** {@return the token after the last one of a node, its closing parenthesis not counted} */
    public static int innerEnd(Node node) {
        Tokens tokens = node.data().tokens();
        int end = tokenEnd(node);
        boolean group = tokens.code(firstToken(node)) == TokenCode.OPEN;
        return group && end - 1 > firstToken(node) && tokens.code(end - 1) == TokenCode.CLOSE ? end - 1 : end;
    }

    public static int firstToken(Node node) {
        return node.data().firstToken(node.index());
    }

    public static int tokenEnd(Node node) {
        return node.data().tokenEnd(node.index());
    }

    /** {@return tokens on one line, with one space where there may be space, without comments} */
    public static String line(Node node, int from, int to) {
        Tokens tokens = node.data().tokens();
        StringBuilder line = new StringBuilder();
        boolean open = true;
        for (int token = from; token < to; token++) {
            if (tokens.isTrivia(token)) {
                continue;
            }
            boolean closes = tokens.code(token) == TokenCode.CLOSE;
            if (!open && !closes) {
                line.append(' ');
            }
            line.append(node.tree().text(node.segment(), token));
            open = tokens.code(token) == TokenCode.OPEN;
        }
        return line.toString();
    }

    /** {@return the tokens of a node that belong to none of its children} */
    public static List<Integer> ownTokens(Node node) {
        List<Integer> own = new ArrayList<>();
        int token = firstToken(node);
        for (Node child : node.children()) {
            for (; token < firstToken(child); token++) {
                own.add(token);
            }
            token = Math.max(token, tokenEnd(child));
        }
        for (; token < tokenEnd(node); token++) {
            own.add(token);
        }
        return own;
    }

    private static int keywordToken(Node node) {
        Tokens tokens = node.data().tokens();
        int first = firstToken(node);
        int word = tokens.code(first) == TokenCode.OPEN ? next(node, first) : first;
        return word < tokens.size() ? word : first; // a parenthesis can be all there is
    }
}
