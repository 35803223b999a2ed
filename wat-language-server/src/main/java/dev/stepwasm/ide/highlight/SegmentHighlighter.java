package dev.stepwasm.ide.highlight;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks the tokens of one segment and the nodes that they belong to, side by side. */
final class SegmentHighlighter {
    private final Segment segment;
    private final Tokens tokens;
    private final int base;
    private final String text;
    private final TokenSink sink;
    private final Places places;
    private int[] open = new int[16];
    private int depth;
    private int next;

    /** Prepares; without facts nothing is known but the syntax. */
    SegmentHighlighter(SyntaxTree tree, int number, @Nullable ModuleFacts facts, TokenSink sink) {
        this.segment = tree.segment(number);
        this.tokens = segment.tokens();
        this.base = tree.start(number);
        this.text = tree.source().text();
        this.sink = sink;
        this.places = new Places(tree, number, facts, sink);
    }

    /** Gives the tokens that may have a character in a part of the text. */
    void highlight(Span part) {
        int first = Math.max(0, tokens.firstAtOrAfter(part.start() - base) - 1);
        highlight(first, tokens.firstAtOrAfter(part.end() - base));
    }

    /** Gives some tokens. */
    void highlight(int from, int to) {
        if (from >= to) {
            return;
        }
        places.begin();
        enter(from);
        for (int token = start(from); token < to; token++) {
            int node = nodeOf(token);
            if (token < from) {
                places.pass(token, node);
            } else {
                token(token, node);
            }
        }
    }

    /** An instruction whose first words are not asked for is begun at its keyword all the same. */
    private int start(int from) {
        int node = nodeOf(from);
        return segment.kind(node) == NodeKind.INSTRUCTION || segment.kind(node) == NodeKind.CATCH_CLAUSE
                ? Math.min(from, segment.firstToken(node))
                : from;
    }

    /** Opens the nodes around a token. */
    private void enter(int token) {
        depth = 0;
        int node = segment.nodeOfToken(token);
        for (int at = node; at >= 0; at = segment.parent(at)) {
            push(at);
        }
        for (int i = 0, j = depth - 1; i < j; i++, j--) {
            int kept = open[i];
            open[i] = open[j];
            open[j] = kept;
        }
        next = node + 1;
        while (next < segment.nodeEnd(node) && segment.tokenEnd(next) <= token) {
            next = segment.nodeEnd(next);
        }
    }

    private void push(int node) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = node;
    }

    /** {@return the innermost node that a token belongs to}; tokens are asked for in order. */
    private int nodeOf(int token) {
        while (depth > 1 && segment.tokenEnd(open[depth - 1]) <= token) {
            depth--;
        }
        while (next < segment.nodeCount() && segment.firstToken(next) <= token) {
            if (segment.tokenEnd(next) > token) {
                push(next);
            }
            next++;
        }
        return open[depth - 1];
    }

    private void token(int token, int node) {
        int code = tokens.code(token);
        if (TokenCode.isOpcode(code)) {
            Immediates keyword = Immediates.of(TokenCode.opcode(code));
            // The clauses of `try_table` are written like the handlers of the legacy `try`.
            int modifiers = segment.kind(node) == NodeKind.CATCH_CLAUSE ? 0 : keyword.modifiers();
            sink.accept(begin(token), end(token), keyword.type(), modifiers);
        } else if (TokenCode.isWord(code)) {
            TokenType type = Words.type(TokenCode.word(code), segment.kind(node));
            int modifiers = type == TokenType.TYPE ? TokenModifier.DEFAULT_LIBRARY.bit() : 0;
            sink.accept(begin(token), end(token), type, modifiers);
        } else {
            other(code, token, node);
        }
    }

    private void other(int code, int token, int node) {
        switch (code) {
            case TokenCode.LINE_COMMENT, TokenCode.BLOCK_COMMENT -> plain(token, TokenType.COMMENT);
            case TokenCode.ANNOTATION -> AnnotationHighlighter.highlight(text, begin(token), end(token), sink);
            case TokenCode.INT, TokenCode.FLOAT -> plain(token, TokenType.NUMBER);
            case TokenCode.STRING -> plain(token, TokenType.STRING);
            case TokenCode.OFFSET_IS, TokenCode.ALIGN_IS -> assignment(token);
            case TokenCode.NAT, TokenCode.ID -> places.index(token, node);
            default -> {
                // Parentheses, and what is no token at all.
            }
        }
    }

    private void plain(int token, TokenType type) {
        sink.accept(begin(token), end(token), type, 0);
    }

    /** {@code offset=8}: a word, a sign and a number. */
    private void assignment(int token) {
        int sign = text.indexOf('=', begin(token));
        sink.accept(begin(token), sign, TokenType.KEYWORD, 0);
        sink.accept(sign, sign + 1, TokenType.OPERATOR, 0);
        sink.accept(sign + 1, end(token), TokenType.NUMBER, 0);
    }

    private int begin(int token) {
        return base + tokens.start(token);
    }

    private int end(int token) {
        return base + tokens.end(token);
    }
}
