package dev.stepwasm.ide.highlight;

import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.Problems;

/** Cuts an annotation, which is one token to the grammar, into its name and what it holds. */
final class AnnotationHighlighter {
    private AnnotationHighlighter() {}

    static void highlight(String text, int start, int end, TokenSink sink) {
        int name = nameEnd(text, start + 2, end);
        sink.accept(start, name, TokenType.DECORATOR, 0);
        boolean closed = end > name && text.charAt(end - 1) == ')';
        Tokens tokens = Lexer.lex(text, name, closed ? end - 1 : end, new Problems());
        for (int token = 0; token < tokens.size(); token++) {
            int from = tokens.start(token);
            int to = tokens.end(token);
            int code = tokens.code(token);
            switch (code) {
                case TokenCode.LINE_COMMENT, TokenCode.BLOCK_COMMENT -> sink.accept(from, to, TokenType.COMMENT, 0);
                case TokenCode.STRING -> sink.accept(from, to, TokenType.STRING, 0);
                case TokenCode.NAT, TokenCode.INT, TokenCode.FLOAT -> sink.accept(from, to, TokenType.NUMBER, 0);
                case TokenCode.ID -> sink.accept(from, to, TokenType.VARIABLE, 0);
                case TokenCode.ANNOTATION -> sink.accept(from, nameEnd(text, from + 2, to), TokenType.DECORATOR, 0);
                default -> {
                    if (TokenCode.isWord(code) || TokenCode.isOpcode(code)) {
                        sink.accept(from, to, TokenType.KEYWORD, 0);
                    }
                }
            }
        }
    }

    /** The name can be quoted; it ends where something else can begin. */
    private static int nameEnd(String text, int from, int end) {
        int at = from;
        if (at < end && text.charAt(at) == '"') {
            at++;
            while (at < end && text.charAt(at) != '"' && text.charAt(at) != '\n') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(at + 1, end);
        }
        while (at < end && " \t\r\n()\";,[]{}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
