package dev.stepwasm.ide.workspace;

import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.Problems;
import java.nio.charset.StandardCharsets;

/**
 * The name of an export that someone typed: {@code "name"} as the text writes it, or just {@code name}.
 *
 * @param refusal why it is none, empty if it is one
 */
record NewString(String name, String refusal) {
    private static final int LONGEST = 100_000;

    static NewString of(String typed) {
        String text = typed.strip();
        if (text.length() > LONGEST) {
            return refused("this name has more than " + LONGEST + " characters");
        }
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            return quoted(text);
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return refused("a name cannot hold control characters; in quotes they can be written as escapes");
        }
        if (!text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))) {
            return refused("a name cannot hold half of a character");
        }
        return text.isEmpty() ? refused("for a name without letters, type `\"\"`") : new NewString(text, "");
    }

    private static NewString quoted(String text) {
        Problems problems = new Problems();
        Tokens tokens = Lexer.lex(text, 0, text.length(), problems);
        boolean single = tokens.code(0) == TokenCode.STRING && tokens.end(0) == text.length();
        if (!single || !problems.list().isEmpty()) {
            return refused("`" + text + "` is not a string");
        }
        return StringLiteral.utf8(StringLiteral.bytes(text))
                .map(name -> new NewString(name, ""))
                .orElseGet(() -> refused("`" + text + "` is not UTF-8"));
    }

    private static NewString refused(String why) {
        return new NewString("", why);
    }

    boolean isRefused() {
        return !refusal.isEmpty();
    }

    /** {@return the string as the text writes it} */
    String shown() {
        return StringLiteral.show(name);
    }
}
