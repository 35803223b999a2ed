package dev.stepwasm.wat.lex;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The values of string literals. The lexer has reported what is wrong with them; here wrong escapes stand for themselves. */
public final class StringLiteral {
    private static final String HEX = "0123456789abcdef";

    private StringLiteral() {}

    /**
     * {@return the bytes that a literal means}
     *
     * @param literal with its quotes; the closing one may be missing
     */
    public static byte[] bytes(String literal) {
        int end = literal.length() > 1 && literal.endsWith("\"") ? literal.length() - 1 : literal.length();
        if (literal.indexOf('\\') < 0) {
            return literal.substring(Math.min(1, end), end).getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(literal.length());
        int at = 1;
        while (at < end) {
            int next = literal.indexOf('\\', at);
            int stop = next < 0 || next > end ? end : next;
            if (stop > at) {
                out.writeBytes(literal.substring(at, stop).getBytes(StandardCharsets.UTF_8));
            }
            at = stop < end ? escape(literal, stop, end, out) : end;
        }
        return out.toByteArray();
    }

    private static int escape(String literal, int at, int end, ByteArrayOutputStream out) {
        char c = at + 1 < end ? literal.charAt(at + 1) : '\\';
        int high = Characters.hexDigit(c);
        if (high >= 0 && at + 2 < end) {
            out.write(high << 4 | Math.max(0, Characters.hexDigit(literal.charAt(at + 2))));
            return at + 3;
        }
        int close = literal.indexOf('}', at);
        if (c == 'u' && close > 0 && close < end) {
            out.writeBytes(scalar(literal, at + 3, close));
            return close + 1;
        }
        switch (c) {
            case 't' -> out.write('\t');
            case 'n' -> out.write('\n');
            case 'r' -> out.write('\r');
            default -> out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        }
        return at + 2;
    }

    private static byte[] scalar(String literal, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = Characters.hexDigit(literal.charAt(i));
            value = digit < 0 ? value : Math.min(value << 4 | digit, 0x110000);
        }
        return Character.isValidCodePoint(value)
                ? Character.toString(value).getBytes(StandardCharsets.UTF_8)
                : new byte[0];
    }

    /** {@return the bytes read as UTF-8, or empty if they are not} */
    public static Optional<String> utf8(byte[] bytes) {
        try {
            CharBuffer chars = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return Optional.of(chars.toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** {@return a name as a literal: what can be seen stays, everything else is escaped} */
    public static String show(String name) {
        StringBuilder out = new StringBuilder(name.length() + 2).append('"');
        name.codePoints().forEach(c -> {
            if (c < 0x80) {
                showByte(out, c);
            } else if (isVisible(c)) {
                out.appendCodePoint(c);
            } else {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        });
        return out.append('"').toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Writes a byte as part of a literal. */
    public static void showByte(StringBuilder out, int b) {
        switch (b) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\r' -> out.append("\\r");
            default -> {
                if (b >= 0x20 && b < 0x7F) {
                    out.append((char) b);
                } else {
                    out.append('\\').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 0xF));
                }
            }
        }
    }
}
