package dev.stepwasm.wat.names;

import dev.stepwasm.wat.lex.StringLiteral;
import java.nio.charset.StandardCharsets;

/** Symbolic names as they are written: {@code $name} and {@code $"name"}. */
public final class Identifier {
    private Identifier() {}

    /** {@return whether the identifier at {@code start} is in quotes} */
    static boolean isQuoted(String text, int start, int end) {
        return end - start > 1 && text.charAt(start + 1) == '"';
    }

    /** {@return the name that an identifier stands for} */
    public static String name(String text, int start, int end) {
        if (!isQuoted(text, start, end)) {
            return text.substring(start + 1, end);
        }
        return new String(StringLiteral.bytes(text.substring(start + 1, end)), StandardCharsets.UTF_8);
    }

    /** {@return a name as an identifier, in quotes if it needs them} */
    public static String show(String name) {
        boolean plain = !name.isEmpty() && name.chars().allMatch(Identifier::isPlain);
        return "$" + (plain ? name : StringLiteral.show(name));
    }

    private static boolean isPlain(int c) {
        return c > 0x20 && c < 0x7F && "\"(),;[]{}".indexOf(c) < 0;
    }
}
