package dev.stepwasm.eclipse.editor;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.rules.IPartitionTokenScanner;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.Token;
import org.jspecify.annotations.Nullable;

/** Finds block comments, which nest (core spec 6.3.4), past line comments and strings. */
public final class BlockCommentScanner implements IPartitionTokenScanner {
    private static final IToken COMMENT = new Token(BlockComments.TYPE);
    /** Text between comments: of the default type, which JFace writes as a token without data. */
    private static final IToken REST = new Token(null);

    private String text = "";
    private int base;
    private int start;
    private int end;

    @Override
    public void setRange(IDocument document, int offset, int length) {
        setPartialRange(document, offset, length, null, -1);
    }

    /** A comment is read again from its beginning, since only there its depth is known. */
    @Override
    public void setPartialRange(
            IDocument document, int offset, int length, @Nullable String contentType, int partitionOffset) {
        boolean inside = BlockComments.TYPE.equals(contentType) && partitionOffset >= 0 && partitionOffset < offset;
        base = inside ? partitionOffset : offset;
        start = 0;
        end = 0;
        try {
            text = document.get(base, offset + length - base);
        } catch (BadLocationException e) {
            throw new IllegalArgumentException("no such range: " + offset + " + " + length, e);
        }
    }

    @Override
    public IToken nextToken() {
        start = end;
        if (start == text.length()) {
            return Token.EOF;
        }
        if (text.startsWith("(;", start)) {
            end = endOfComment(start + 2);
            return COMMENT;
        }
        end = endOfRest(start);
        return REST;
    }

    private int endOfComment(int from) {
        int depth = 1;
        int at = from;
        while (at + 1 < text.length()) {
            if (text.startsWith("(;", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith(";)", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else {
                at++;
            }
        }
        return text.length();
    }

    private int endOfRest(int from) {
        int at = from;
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case '(' -> {
                    if (text.startsWith("(;", at)) {
                        return at;
                    }
                    at++;
                }
                case ';' -> at = text.startsWith(";;", at) ? endOfLine(at) : at + 1;
                case '"' -> at = endOfString(at + 1);
                default -> at++;
            }
        }
        return at;
    }

    private int endOfLine(int from) {
        int at = from;
        while (at < text.length() && !isLineBreak(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** An unclosed string ends with its line. */
    private int endOfString(int from) {
        int at = from;
        while (at < text.length() && !isLineBreak(text.charAt(at))) {
            char c = text.charAt(at++);
            if (c == '"') {
                return at;
            }
            if (c == '\\' && at < text.length() && !isLineBreak(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }

    @Override
    public int getTokenOffset() {
        return base + start;
    }

    @Override
    public int getTokenLength() {
        return end - start;
    }
}
