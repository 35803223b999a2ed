package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which definitions stand behind {@code (@deprecated)} or {@code (@deprecated "why")}. */
public final class Deprecations {
    private static final String NAME = "deprecated";

    private Deprecations() {}

    /**
     * That something should not be used any more.
     *
     * @param reason what to say about it, possibly empty
     * @param span where the annotation stands
     */
    public record Deprecation(String reason, Span span) {}

    /** {@return what is said about an entry of an index space of a module} */
    public static Optional<Deprecation> of(SyntaxTree tree, IndexTable table, int index) {
        int number = table.segment(index);
        Segment segment = tree.segment(number);
        if (!segment.hasAnnotations()) {
            return Optional.empty();
        }
        // the annotation of an imported thing stands before the import
        int node = segment.kind() == NodeKind.IMPORT_FIELD ? 0 : table.node(index);
        Tokens tokens = segment.tokens();
        for (int token = segment.firstToken(node) - 1; token >= 0 && tokens.isTrivia(token); token--) {
            if (tokens.code(token) == TokenCode.ANNOTATION) {
                Optional<Deprecation> found = read(tree, tree.span(number, token));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Reads an annotation, whose own words are tokens like those around it. */
    private static Optional<Deprecation> read(SyntaxTree tree, Span annotation) {
        String text = tree.source().text();
        Tokens tokens = Lexer.lex(text, annotation.start() + 2, annotation.end() - 1, new Problems());
        String name = word(text, tokens, 0);
        boolean quoted = tokens.code(0) == TokenCode.STRING;
        if (!(quoted ? string(name) : name).equals(NAME)) {
            return Optional.empty();
        }
        for (int token = 1; token < tokens.size(); token++) {
            if (tokens.code(token) == TokenCode.STRING) {
                return Optional.of(new Deprecation(string(word(text, tokens, token)), annotation));
            }
        }
        return Optional.of(new Deprecation("", annotation));
    }

    private static String word(String text, Tokens tokens, int token) {
        return text.substring(tokens.start(token), tokens.end(token));
    }

    private static String string(String literal) {
        return new String(StringLiteral.bytes(literal), StandardCharsets.UTF_8);
    }
}
