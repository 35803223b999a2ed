package dev.stepwasm.eclipse.editor;

import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.rules.Token;

/**
 * Hands the tokens of the lexer to JFace, without gaps. The same lexer feeds the parser, so what looks like an
 * instruction is one. Ranges must not begin inside a block comment: those are partitions of their own, see
 * {@link BlockComments}.
 */
public final class WatTokenScanner implements ITokenScanner {
    private record Piece(TokenKind kind, int start, int end) {}

    private final Function<TokenKind, IToken> tokens;
    private List<Piece> pieces = List.of();
    private int next;

    /** @param tokens gives what JFace shall know of a kind, for instance its text attribute */
    public WatTokenScanner(Function<TokenKind, IToken> tokens) {
        this.tokens = tokens;
    }

    @Override
    public void setRange(IDocument document, int offset, int length) {
        next = -1;
        try {
            pieces = pieces(document.get(offset, length), offset);
        } catch (BadLocationException e) {
            throw new IllegalArgumentException("no such range: " + offset + " + " + length, e);
        }
    }

    private static List<Piece> pieces(String text, int offset) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            at = add(pieces, text, at, offset);
        }
        return pieces;
    }

    /** Adds pieces from a place on. {@return where to lex again: within an annotation, or the end} */
    private static int add(List<Piece> pieces, String text, int from, int offset) {
        Tokens found = Lexer.lex(text, from, text.length(), new Problems());
        int at = from;
        for (int i = 0; i < found.size(); i++) {
            if (found.start(i) > at) {
                pieces.add(new Piece(TokenKind.PLAIN, offset + at, offset + found.start(i)));
            }
            at = found.end(i);
            if (found.code(i) == TokenCode.ANNOTATION) {
                // Only the name counts: what follows may be on other lines, which are coloured apart from this one.
                int start = found.start(i);
                at = endOfName(text, start + 2);
                pieces.add(new Piece(TokenKind.ANNOTATION, offset + start, offset + at));
                return at;
            }
            if (at > found.start(i)) {
                pieces.add(new Piece(TokenKind.of(found.code(i)), offset + found.start(i), offset + at));
            }
        }
        return text.length();
    }

    private static int endOfName(String text, int from) {
        int at = from;
        while (at < text.length() && " \t\r\n()\";,[]{}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    @Override
    public IToken nextToken() {
        next++;
        return next < pieces.size() ? tokens.apply(pieces.get(next).kind()) : Token.EOF;
    }

    @Override
    public int getTokenOffset() {
        return pieces.get(next).start();
    }

    @Override
    public int getTokenLength() {
        Piece piece = pieces.get(next);
        return piece.end() - piece.start();
    }
}
