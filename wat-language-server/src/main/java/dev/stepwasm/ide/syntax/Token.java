package dev.stepwasm.ide.syntax;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.Optional;

/**
 * One token with its place in the tree.
 *
 * @param segment number of its segment
 * @param number its number in the segment
 */
public record Token(SyntaxTree tree, int segment, int number) {
    /** {@return the token that contains an offset or, where none does, the one that ends there} */
    public static Optional<Token> at(SyntaxTree tree, int offset) {
        int segment = tree.segmentAt(offset);
        int token = tree.segment(segment).tokens().touching(offset - tree.start(segment));
        if (token >= 0) {
            return Optional.of(new Token(tree, segment, token));
        }
        boolean afterLast = segment > 0 && tree.start(segment) == offset;
        return afterLast ? lastBefore(tree, offset).filter(last -> last.span().end() == offset) : Optional.empty();
    }

    /**
     * {@return the name, number or string at an offset, also one that ends there; else the keyword there} A cursor behind
     * a name means the name, whatever follows it.
     */
    public static Optional<Token> wordAt(SyntaxTree tree, int offset) {
        int segment = tree.segmentAt(offset);
        Tokens tokens = tree.segment(segment).tokens();
        int within = offset - tree.start(segment);
        int number = tokens.firstAtOrAfter(within + 1) - 1;
        Optional<Token> around = number >= 0 && within < tokens.end(number)
                ? Optional.of(new Token(tree, segment, number))
                : Optional.empty();
        Optional<Token> before =
                lastBefore(tree, offset).filter(last -> last.span().end() == offset);
        return around.filter(Token::isName)
                .or(() -> before.filter(Token::isName))
                .or(() -> around.filter(Token::isKeyword))
                .or(() -> before.filter(Token::isKeyword));
    }

    /** {@return whether it is a symbolic name, a number without sign or a string} */
    public boolean isName() {
        return switch (code()) {
            case TokenCode.ID, TokenCode.NAT, TokenCode.STRING -> true;
            default -> false;
        };
    }

    /** {@return whether it is a word that is known, such as that of an instruction} */
    public boolean isKeyword() {
        return TokenCode.isWord(code()) || TokenCode.isOpcode(code());
    }

    /** {@return the last token that ends at or before an offset} */
    public static Optional<Token> lastBefore(SyntaxTree tree, int offset) {
        for (int segment = tree.segmentAt(offset); segment >= 0; segment--) {
            Tokens tokens = tree.segment(segment).tokens();
            int token = Math.min(tokens.firstAtOrAfter(offset - tree.start(segment)), tokens.size()) - 1;
            while (token >= 0 && tree.start(segment) + tokens.end(token) > offset) {
                token--;
            }
            if (token >= 0) {
                return Optional.of(new Token(tree, segment, token));
            }
        }
        return Optional.empty();
    }

    /** {@return the first token that starts at or after an offset and is no comment} */
    public static Optional<Token> firstFrom(SyntaxTree tree, int offset) {
        for (int segment = tree.segmentAt(offset); segment < tree.size(); segment++) {
            Tokens tokens = tree.segment(segment).tokens();
            int token = tokens.firstAtOrAfter(offset - tree.start(segment));
            while (token < tokens.size() && tokens.isTrivia(token)) {
                token++;
            }
            if (token < tokens.size()) {
                return Optional.of(new Token(tree, segment, token));
            }
        }
        return Optional.empty();
    }

    /** {@return what it is, see {@link dev.stepwasm.wat.lex.TokenCode}} */
    public int code() {
        return tokens().code(number);
    }

    public Span span() {
        return tree.span(segment, number);
    }

    public String text() {
        return tree.text(segment, number);
    }

    /** {@return the innermost node that it belongs to} */
    public Node node() {
        Segment data = tree.segment(segment);
        return new Node(tree, segment, data.nodeOfToken(number));
    }

    /** {@return the token before it that is no comment, in the same segment} */
    public Optional<Token> previous() {
        int before = number - 1;
        while (before >= 0 && tokens().isTrivia(before)) {
            before--;
        }
        return before < 0 ? Optional.empty() : Optional.of(new Token(tree, segment, before));
    }

    /** {@return the token behind it that is no comment, in the same segment} */
    public Optional<Token> next() {
        int after = number + 1;
        while (after < tokens().size() && tokens().isTrivia(after)) {
            after++;
        }
        return after < tokens().size() ? Optional.of(new Token(tree, segment, after)) : Optional.empty();
    }

    public boolean isTrivia() {
        return tokens().isTrivia(number);
    }

    private Tokens tokens() {
        return tree.segment(segment).tokens();
    }
}
