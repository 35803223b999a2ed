package dev.stepwasm.ide.navigation;

import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.text.Problems;
import java.nio.charset.StandardCharsets;

/**
 * A name that someone typed: {@code $name}, {@code name}, {@code $"any name"} or {@code any name}.
 *
 * @param name without {@code $} and quotes
 * @param refusal why it is none, empty if it is one
 */
record NewName(String name, String refusal) {
    private static final int LONGEST = 100_000;

    static NewName of(String typed) {
        String text = typed.strip();
        if (text.length() > LONGEST) {
            return refused("this name has more than " + LONGEST + " characters");
        }
        if (text.startsWith("$\"")) {
            return quoted(text);
        }
        String name = text.startsWith("$") ? text.substring(1) : text;
        if (name.isEmpty()) {
            return refused("a name cannot be empty");
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            return refused("a name cannot hold control characters; in `$\"...\"` they can be written as escapes");
        }
        if (!name.equals(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))) {
            return refused("a name cannot hold half of a character");
        }
        return new NewName(name, "");
    }

    private static NewName quoted(String text) {
        Problems problems = new Problems();
        Tokens tokens = Lexer.lex(text, 0, text.length(), problems);
        boolean single = tokens.code(0) == TokenCode.ID && tokens.end(0) == text.length();
        if (!single || !problems.list().isEmpty()) {
            return refused("`" + text + "` is not a name in quotes");
        }
        byte[] bytes = StringLiteral.bytes(text.substring(1));
        if (bytes.length == 0) {
            return refused("a name cannot be empty");
        }
        return StringLiteral.utf8(bytes)
                .map(name -> new NewName(name, ""))
                .orElseGet(() -> refused("`" + text + "` is not UTF-8"));
    }

    private static NewName refused(String why) {
        return new NewName("", why);
    }

    boolean isRefused() {
        return !refusal.isEmpty();
    }

    /** {@return the name as the text writes it, in quotes if it needs them} */
    String shown() {
        return Identifier.show(name);
    }
}
