package dev.stepwasm.wat.parse;

import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import java.util.Arrays;

/** Guesses from the indentation where a closing parenthesis is missing. */
final class Indentation {
    private Indentation() {}

    /**
     * {@return the token behind which a closing parenthesis is probably missing, or -1} It is the last one before a line
     * that begins no farther to the right than a line whose group is still open.
     *
     * @param from where the field begins
     * @param to where its end is missed
     */
    static int missingClose(String text, Tokens tokens, int from, int to) {
        int[] columns = new int[64];
        int depth = 0;
        int last = from;
        for (int token = from; token < to; token++) {
            int code = tokens.code(token);
            if (tokens.isTrivia(token)) {
                continue;
            }
            int column = column(text, tokens.start(token));
            if (column >= 0 && depth > 1) {
                int open = columns[depth - 1];
                boolean tooFarLeft = code == TokenCode.CLOSE ? column < open : column <= open;
                if (open >= 0 && tooFarLeft) {
                    return last;
                }
            }
            if (code == TokenCode.OPEN) {
                if (depth == columns.length) {
                    columns = Arrays.copyOf(columns, depth * 2);
                }
                columns[depth++] = column;
            } else if (code == TokenCode.CLOSE) {
                depth = Math.max(0, depth - 1);
            }
            last = token;
        }
        return -1;
    }

    /** {@return the column of an offset if nothing but space stands before it on its line, else -1} */
    static int column(String text, int offset) {
        int i = offset - 1;
        while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i--;
        }
        return i < 0 || text.charAt(i) == '\n' || text.charAt(i) == '\r' ? offset - i - 1 : -1;
    }
}
