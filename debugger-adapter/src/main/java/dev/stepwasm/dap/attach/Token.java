package dev.stepwasm.dap.attach;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What a debugger has to show. Never printed, and compared in a time that does not tell how much of it was right. */
public final class Token {
    /** Nobody guesses one of so many characters. */
    static final int SHORTEST = 16;

    private static final int BYTES = 32;

    private final String text;

    private Token(String text) {
        this.text = text;
    }

    /** {@return a token of 256 bits that nobody can guess} */
    public static Token random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Token(HexFormat.of().formatHex(bytes));
    }

    /** {@return a token that somebody has chosen} */
    static Token of(String text) {
        return new Token(text);
    }

    /** {@return whether this is it} */
    boolean is(String shown) {
        return MessageDigest.isEqual(bytes(shown), bytes(text));
    }

    /** {@return the token itself, for whoever may have it} */
    public String text() {
        return text;
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }
}
