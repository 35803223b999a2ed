package dev.stepwasm.ide.syntax;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Questions about annotations as text: what they are called, and whether something is deprecated. */
public final class Annotations {
    private static final String DEPRECATED = "deprecated";

    private Annotations() {}

    /** {@return the span of what follows the parenthesis and the {@code @} of an annotation: {@code custom} or {@code "custom"}} */
    public static Span id(String text, Span annotation) {
        int start = Math.min(annotation.start() + 2, annotation.end());
        int end = start;
        if (end < annotation.end() && text.charAt(end) == '"') {
            end++;
            while (end < annotation.end() && text.charAt(end) != '"') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            return new Span(start, Math.min(end + 1, annotation.end()));
        }
        while (end < annotation.end() && " \t\r\n()\";,[]{}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return new Span(start, end);
    }

    /** {@return the name of an annotation, {@code custom} for {@code (@custom ...)} and for {@code (@"custom" ...)}} */
    public static String name(String text, Span annotation) {
        Span id = id(text, annotation);
        String written = text.substring(id.start(), id.end());
        return written.startsWith("\"") ? string(written) : written;
    }

    /**
     * That something should not be used any more.
     *
     * @param reason what to say about it, empty if {@code (@deprecated)} gives none
     * @param span where the annotation stands
     */
    public record Deprecation(String reason, Span span) {}

    /**
     * {@return whether and why not to use what a node defines any more}
     *
     * @param definition a module field, a description in an import, a type in a group, a parameter, a local or a field
     */
    public static Optional<Deprecation> deprecation(Node definition) {
        Node whole = definition.kind() == NodeKind.IMPORT_DESCRIPTION
                ? definition.parent().orElse(definition)
                : definition;
        Tokens tokens = whole.data().tokens();
        if (!whole.data().hasAnnotations()) {
            return Optional.empty();
        }
        String text = whole.tree().source().text();
        for (int token = Syntax.firstToken(whole) - 1; token >= 0 && tokens.isTrivia(token); token--) {
            Span span = whole.tree().span(whole.segment(), token);
            if (tokens.code(token) == TokenCode.ANNOTATION && name(text, span).equals(DEPRECATED)) {
                return Optional.of(new Deprecation(firstString(text, span), span));
            }
        }
        return Optional.empty();
    }

    private static String firstString(String text, Span annotation) {
        int from = id(text, annotation).end();
        int to = Math.max(from, annotation.end() - 1);
        Tokens tokens = Lexer.lex(text, from, to, new Problems());
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.code(token) == TokenCode.STRING) {
                return string(text.substring(tokens.start(token), tokens.end(token)));
            }
        }
        return "";
    }

    private static String string(String literal) {
        return new String(StringLiteral.bytes(literal), StandardCharsets.UTF_8);
    }
}
