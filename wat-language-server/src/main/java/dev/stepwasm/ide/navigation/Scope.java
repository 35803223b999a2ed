package dev.stepwasm.ide.navigation;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.Optional;

/**
 * The text within which names at a place have their meaning: all of it, or a module that is part of a command, as in
 * {@code (assert_invalid (module ...) "...")}.
 *
 * @param base offset at which that text begins
 */
public record Scope(Analysis analysis, int base) {
    /** {@return the innermost scope around an offset} Looks at one command at most. */
    public static Scope at(Analysis analysis, int offset) {
        SyntaxTree tree = analysis.tree();
        int segment = tree.segmentAt(offset);
        if (segment > 0
                && tree.start(segment) == offset
                && tree.segment(segment - 1).kind() == NodeKind.COMMAND) {
            segment--;
        }
        if (tree.segment(segment).kind() != NodeKind.COMMAND) {
            return new Scope(analysis, 0);
        }
        int number = segment;
        return moduleAround(tree, number, offset)
                .map(span -> new Scope(
                        Analysis.ofModule(new SourceText(
                                tree.source().name(), tree.source().textOf(span))),
                        span.start()))
                .orElseGet(() -> new Scope(analysis, 0));
    }

    private static Optional<Span> moduleAround(SyntaxTree tree, int segment, int offset) {
        Tokens tokens = tree.segment(segment).tokens();
        int depth = 0;
        int opener = -1;
        for (int token = 0; token < tokens.size(); token++) {
            int code = tokens.code(token);
            if (code == TokenCode.OPEN) {
                if (opener < 0 && isTextModule(tokens, token)) {
                    opener = token;
                    depth = 0;
                }
                depth++;
            } else if (code == TokenCode.CLOSE && --depth == 0 && opener >= 0) {
                Span span = new Span(
                        tree.span(segment, opener).start(),
                        tree.span(segment, token).end());
                if (span.start() < offset && offset <= span.end()) {
                    return Optional.of(span);
                }
                opener = -1;
            }
        }
        return Optional.empty();
    }

    /** {@return whether a module in words begins at a parenthesis, not one in bytes and not one that is only mentioned} */
    private static boolean isTextModule(Tokens tokens, int opener) {
        int at = next(tokens, opener);
        if (code(tokens, at) != Word.MODULE.code() || isShared(tokens, opener)) {
            return false;
        }
        at = next(tokens, at);
        if (code(tokens, at) == Word.DEFINITION.code()) {
            at = next(tokens, at);
        }
        if (code(tokens, at) == TokenCode.ID) {
            at = next(tokens, at);
        }
        int code = code(tokens, at);
        return code != Word.QUOTE.code() && code != Word.BINARY.code() && code != Word.INSTANCE.code();
    }

    private static boolean isShared(Tokens tokens, int opener) {
        int before = opener - 1;
        while (before >= 0 && tokens.isTrivia(before)) {
            before--;
        }
        return code(tokens, before) == Word.SHARED.code();
    }

    private static int next(Tokens tokens, int token) {
        int next = token + 1;
        while (next < tokens.size() && tokens.isTrivia(next)) {
            next++;
        }
        return next;
    }

    private static int code(Tokens tokens, int token) {
        return token >= 0 && token < tokens.size() ? tokens.code(token) : TokenCode.END;
    }

    /** {@return whether it is only a part of the text} */
    boolean isPart() {
        return base > 0;
    }

    /** {@return where something of this scope stands in the whole text} */
    Span absolute(Span span) {
        return new Span(span.start() + base, span.end() + base);
    }
}
