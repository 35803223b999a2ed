package dev.stepwasm.ide.action;

import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.Problems;

/** Texts as a minifier writes them: without the blanks beside parentheses, so that only those keep words apart. */
final class Tight {
    private Tight() {}

    /** {@return a text without its blanks beside parentheses; lines and comments stay} */
    static String text(String text) {
        Tokens tokens = Lexer.lex(text, 0, text.length(), new Problems());
        StringBuilder tight = new StringBuilder();
        int at = 0;
        boolean afterParenthesis = false;
        for (int token = 0; token < tokens.size(); token++) {
            int code = tokens.code(token);
            boolean parenthesis = code == TokenCode.OPEN || code == TokenCode.CLOSE;
            String gap = text.substring(at, tokens.start(token));
            boolean meansNothing = gap.isBlank()
                    && gap.indexOf('\n') < 0
                    && gap.indexOf('\r') < 0
                    && (parenthesis || afterParenthesis)
                    && !opensAnnotation(text, tokens.start(token));
            tight.append(meansNothing ? "" : gap).append(text, tokens.start(token), tokens.end(token));
            at = tokens.end(token);
            afterParenthesis = parenthesis;
        }
        return tight.append(text.substring(at)).toString();
    }

    /** A word behind a parenthesis that would be another thing if it stood right there. */
    private static boolean opensAnnotation(String text, int offset) {
        return offset < text.length() && text.charAt(offset) == '@';
    }
}
