package dev.stepwasm.ide.syntax;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How a definition is shown where its body does not matter. */
public final class Definitions {
    private static final int LONGEST = 160;

    private Definitions() {}

    /** {@return the type that a definition states, on one line, possibly empty} */
    public static String type(Node node) {
        return shortened(Syntax.line(node, afterNames(node), headEnd(node)));
    }

    /** {@return the definition without its body, on one line, as {@code (func $sum (param $x i32) (result i32))}} */
    public static String header(Node node) {
        boolean group = node.data().tokens().code(Syntax.firstToken(node)) == TokenCode.OPEN;
        String line = Syntax.line(node, Syntax.firstToken(node), headEnd(node));
        return shortened(line) + (group ? ")" : "");
    }

    /** {@return the comment right above a definition, without comment signs; empty if there is none} */
    public static String comment(Node node) {
        List<String> lines = new ArrayList<>();
        SourceText source = node.tree().source();
        Tokens tokens = node.data().tokens();
        int below = line(source, node.span().start());
        for (int token = Syntax.firstToken(node) - 1; token >= 0 && tokens.isTrivia(token); token--) {
            Span span = node.tree().span(node.segment(), token);
            int first = line(source, span.start());
            boolean alone = source.text()
                    .substring(source.lineSpan(first).start(), span.start())
                    .isBlank();
            if (!alone || line(source, span.end()) + 1 < below) {
                break;
            }
            if (tokens.code(token) != TokenCode.ANNOTATION) {
                lines.addAll(bare(source.textOf(span)).lines().toList().reversed());
            } else if (Annotations.name(source.text(), span).equals("custom")) {
                break; // stands for itself
            }
            below = first;
        }
        Collections.reverse(lines);
        return String.join("\n", lines).strip();
    }

    private static String bare(String comment) {
        return comment.startsWith(";;")
                ? comment.replaceFirst("^;;+ ?", "")
                : comment.substring(2, Math.max(2, comment.length() - 2)).strip();
    }

    private static int line(SourceText source, int offset) {
        return source.positionOf(offset).line();
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /** {@return the token after name, exports and import} */
    private static int afterNames(Node node) {
        int token = Syntax.idToken(node).map(id -> Syntax.next(node, id)).orElseGet(() -> Syntax.afterKeyword(node));
        for (Node child : node.children()) {
            if (child.kind() == NodeKind.INLINE_EXPORT || child.kind() == NodeKind.INLINE_IMPORT) {
                token = Math.max(token, Syntax.next(node, Syntax.tokenEnd(child) - 1));
            }
        }
        return token;
    }

    /** {@return the token at which the body, or the closing parenthesis, begins} */
    private static int headEnd(Node node) {
        int end = Syntax.innerEnd(node);
        for (Node child : node.children()) {
            switch (child.kind()) {
                case BODY, LOCAL, INLINE_DATA, INLINE_ELEM, OFFSET, ITEM ->
                    end = Math.min(end, Syntax.firstToken(child));
                default -> {
                    // Part of the head.
                }
            }
        }
        return end;
    }
}
