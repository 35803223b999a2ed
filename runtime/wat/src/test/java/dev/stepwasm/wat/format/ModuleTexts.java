package dev.stepwasm.wat.format;

import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.text.Problems;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The modules of a script as texts of their own, wherever they stand; quoted ones are taken out of their strings. */
final class ModuleTexts {
    private ModuleTexts() {}

    static List<String> of(String script) {
        Tokens tokens = Lexer.lex(script, 0, script.length(), new Problems());
        List<String> texts = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.code(i) == TokenCode.OPEN && tokens.code(i + 1) == Word.MODULE.code()) {
                int end = end(tokens, i);
                texts.add(
                        isQuote(tokens, i)
                                ? unquoted(script, tokens, i, end)
                                : script.substring(tokens.start(i), tokens.end(end - 1)));
            }
        }
        return texts;
    }

    private static boolean isQuote(Tokens tokens, int opener) {
        int quote = Word.QUOTE.code();
        return tokens.code(opener + 2) == quote || tokens.code(Math.min(opener + 3, tokens.size() - 1)) == quote;
    }

    private static String unquoted(String script, Tokens tokens, int from, int end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = from; i < end; i++) {
            if (tokens.code(i) == TokenCode.STRING) {
                bytes.writeBytes(StringLiteral.bytes(script.substring(tokens.start(i), tokens.end(i))));
                bytes.write(' ');
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int end(Tokens tokens, int opener) {
        int depth = 0;
        for (int i = opener; i < tokens.size(); i++) {
            depth += tokens.code(i) == TokenCode.OPEN ? 1 : tokens.code(i) == TokenCode.CLOSE ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }
}
