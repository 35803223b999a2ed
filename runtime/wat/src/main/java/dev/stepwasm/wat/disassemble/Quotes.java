package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.module.Bytes;

/** Writes string literals (core spec 6.3.3). */
final class Quotes {
    private static final String HEX = "0123456789abcdef";

    private Quotes() {}

    /** {@return a name in quotes: what can be read stays, what cannot be seen is escaped} */
    static String name(String name) {
        StringBuilder out = new StringBuilder(name.length() + 2).append('"');
        name.codePoints().forEach(c -> {
            if (c < 0x80) {
                ascii(out, c);
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

    /**
     * Writes the next literal of some bytes: a line of their text, or as many as fit the width.
     *
     * @return the first byte that is left
     */
    static int chunk(StringBuilder out, Bytes bytes, int from, int width) {
        out.append('"');
        int start = out.length();
        int at = from;
        while (at < bytes.size() && out.length() - start < width) {
            int b = bytes.get(at++) & 0xFF;
            ascii(out, b);
            if (b == '\n') {
                break;
            }
        }
        out.append('"');
        return at;
    }

    private static void ascii(StringBuilder out, int b) {
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
