package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.SyntaxTree;

/** How a text is laid out, so that what is added looks as what is there. */
public final class Layout {
    private static final String TWO_SPACES = "  ";

    private Layout() {}

    /** {@return the line break that is used around an offset} */
    public static String lineBreak(SourceText source, int offset) {
        String text = source.text();
        int feed = text.indexOf('\n', offset);
        feed = feed < 0 ? text.lastIndexOf('\n', offset) : feed;
        if (feed < 0) {
            return text.indexOf('\r') < 0 ? "\n" : "\r";
        }
        return feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
    }

    /** {@return the space before the first character of the line of an offset} */
    public static String indentation(SourceText source, int offset) {
        int start = lineStart(source, offset);
        int end = start;
        while (end < source.length() && isBlank(source.text().charAt(end))) {
            end++;
        }
        return source.text().substring(start, end);
    }

    /** {@return a line break and the indentation of the line of an offset} */
    public static String newLine(SourceText source, int offset) {
        return lineBreak(source, offset) + indentation(source, offset);
    }

    /** {@return one more step of indentation than the line of an offset has, in the way of that line} */
    public static String deeper(SourceText source, int offset) {
        String indentation = indentation(source, offset);
        return indentation + (indentation.startsWith("\t") ? "\t" : TWO_SPACES);
    }

    /** {@return whether only space is before an offset on its line} */
    public static boolean startsLine(SourceText source, int offset) {
        return source.text().substring(lineStart(source, offset), offset).isBlank();
    }

    /** {@return what separates things that follow each other like this one does: a line of its own, or a space} */
    public static String separator(SourceText source, Span span) {
        return startsLine(source, span.start()) ? newLine(source, span.start()) : " ";
    }

    /** {@return what to remove so that no gap is left where something stood: its lines, or the space before it} */
    public static Span removal(SyntaxTree tree, Span span) {
        String text = tree.source().text();
        int before = span.start();
        while (before > 0 && isBlank(text.charAt(before - 1))) {
            before--;
        }
        int after = span.end();
        while (after < text.length() && isBlank(text.charAt(after))) {
            after++;
        }
        boolean first = before == 0 || isBreak(text.charAt(before - 1));
        boolean last = after == text.length() || isBreak(text.charAt(after));
        if (first && last) {
            return new Span(before, afterBreak(text, after));
        }
        if (first) {
            boolean closes = text.charAt(after) == ')';
            return closes ? new Span(lineEndBefore(tree, span.start()), span.end()) : new Span(span.start(), after);
        }
        boolean glues = after == span.end() && after < text.length() && "();\r\n".indexOf(text.charAt(after)) < 0;
        return new Span(glues ? span.start() : before, span.end());
    }

    /** {@return the end of the token before an offset, unless nothing may follow that on its line} */
    private static int lineEndBefore(SyntaxTree tree, int offset) {
        return Token.lastBefore(tree, offset)
                .filter(token -> token.code() != TokenCode.LINE_COMMENT)
                .map(token -> token.span().end())
                .orElse(offset);
    }

    private static int afterBreak(String text, int offset) {
        if (offset == text.length()) {
            return offset;
        }
        return text.startsWith("\r\n", offset) ? offset + 2 : offset + 1;
    }

    /** {@return whether there are comments or annotations among the tokens of a node} */
    public static boolean hasComments(Node node, int from, int to) {
        Tokens tokens = node.data().tokens();
        for (int token = from; token < to; token++) {
            if (tokens.isTrivia(token)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether there are comments or annotations in a node} */
    public static boolean hasComments(Node node) {
        return hasComments(
                node, node.data().firstToken(node.index()), node.data().tokenEnd(node.index()));
    }

    private static int lineStart(SourceText source, int offset) {
        return source.lineSpan(source.positionOf(offset).line()).start();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
