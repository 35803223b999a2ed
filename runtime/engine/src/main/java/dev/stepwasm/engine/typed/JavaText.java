package dev.stepwasm.engine.typed;

import java.util.HexFormat;

/** Any text as part of Java source, so that it means itself there and nothing else. */
final class JavaText {
    private static final HexFormat HEX = HexFormat.of();

    private JavaText() {}

    /** {@return a string literal} */
    static String literal(String text) {
        var out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isVisible(c)) {
                        out.appendCodePoint(c);
                    } else {
                        for (char unit : Character.toChars(c)) {
                            out.append("\\u").append(HEX.toHexDigits(unit));
                        }
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    /** {@return the text for a documentation comment} */
    static String comment(String text) {
        if (isPlain(text)) {
            return "{@code " + text + "}";
        }
        if (text.isEmpty()) {
            return "the empty name";
        }
        var out = new StringBuilder("<code>");
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) && isVisible(c) || c < 0x80 && " .-+_:,()[]$#!\"".indexOf(c) >= 0) {
                out.appendCodePoint(c);
            } else if (isVisible(c)) {
                out.append("&#").append(c).append(';');
            } else {
                out.append("(U+").append(HEX.toHexDigits(c, 6)).append(')');
            }
        });
        return out.append("</code>").toString();
    }

    private static boolean isPlain(String text) {
        return !text.isBlank()
                && text.codePoints()
                        .allMatch(c ->
                                c < 0x80 && (Character.isLetterOrDigit(c) || " .-+_:,()[]$#!<>&=%?'/".indexOf(c) >= 0))
                && !text.contains("*/");
    }

    /** What shows nothing, or turns the direction of what follows, would let the source look like another one. */
    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> c == ' ' || Character.getType(c) != Character.SPACE_SEPARATOR;
        };
    }
}
