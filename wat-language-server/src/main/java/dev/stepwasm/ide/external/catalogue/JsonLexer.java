package dev.stepwasm.ide.external.catalogue;

import dev.stepwasm.wasm.source.Span;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Cuts JSON into tokens. What is no token is reported and taken for one that it resembles, so that reading can go on. */
final class JsonLexer {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final int HEX_DIGITS = 4;

    private final String text;
    private final BiConsumer<Span, String> mistakes;
    private int next;

    /** What a token is. */
    enum Kind {
        /** One of the characters of {@code {}[],:}. */
        MARK,
        /** A string, a number or a word. */
        VALUE,
        END
    }

    /**
     * A token.
     *
     * @param mark the character if it is a mark, else 0
     * @param value if it is one, else null
     */
    record Token(Kind kind, char mark, Json value) {
        Span span() {
            return value.span();
        }
    }

    JsonLexer(String text, BiConsumer<Span, String> mistakes) {
        this.text = text;
        this.mistakes = mistakes;
    }

    Token next() {
        skipSpace();
        int start = next;
        if (start >= text.length()) {
            return new Token(Kind.END, '\0', new Json.Null(new Span(start, start)));
        }
        char c = text.charAt(start);
        if ("{}[],:".indexOf(c) >= 0) {
            next++;
            return new Token(Kind.MARK, c, new Json.Null(new Span(start, next)));
        }
        return new Token(Kind.VALUE, '\0', c == '"' ? string(start) : word(start));
    }

    private void skipSpace() {
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || (c == '\uFEFF' && next == 0)) {
                next++;
            } else if (c == '/' && (text.startsWith("//", next) || text.startsWith("/*", next))) {
                comment();
            } else {
                return;
            }
        }
    }

    private void comment() {
        int start = next;
        boolean line = text.startsWith("//", next);
        int end = text.indexOf(line ? "\n" : "*/", next + 2);
        next = end < 0 ? text.length() : end + (line ? 0 : 2);
        mistakes.accept(new Span(start, next), "JSON has no comments");
    }

    private Json string(int start) {
        StringBuilder value = new StringBuilder();
        boolean plain = true;
        next++;
        while (next < text.length() && text.charAt(next) != '"' && !isLineEnd(text.charAt(next))) {
            if (text.charAt(next) == '\\') {
                plain = false;
                escape(value);
            } else {
                control();
                value.append(text.charAt(next++));
            }
        }
        if (next < text.length() && text.charAt(next) == '"') {
            next++;
        } else {
            mistakes.accept(new Span(start, next), "the string is not closed");
        }
        return new Json.Text(new Span(start, next), value.toString(), plain);
    }

    private void control() {
        if (text.charAt(next) < ' ') {
            mistakes.accept(new Span(next, next + 1), "control characters in strings are written as `\\uXXXX`");
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private void escape(StringBuilder value) {
        int start = next;
        char c = next + 1 < text.length() ? text.charAt(next + 1) : '\0';
        int known = "\"\\/bfnrt".indexOf(c);
        next += c == '\0' || isLineEnd(c) ? 1 : 2;
        if (known >= 0) {
            value.append("\"\\/\b\f\n\r\t".charAt(known));
        } else if (c == 'u' && isHex(next)) {
            value.append((char) Integer.parseInt(text, next, next + HEX_DIGITS, 16));
            next += HEX_DIGITS;
        } else {
            mistakes.accept(new Span(start, next), "unknown escape `" + text.substring(start, next) + "`");
        }
    }

    private boolean isHex(int from) {
        boolean hex = from + HEX_DIGITS <= text.length();
        for (int i = from; hex && i < from + HEX_DIGITS; i++) {
            hex = Character.digit(text.charAt(i), 16) >= 0;
        }
        return hex;
    }

    /** Everything up to a mark, a space or a quote. */
    private Json word(int start) {
        while (next < text.length() && " \t\r\n{}[],:\"".indexOf(text.charAt(next)) < 0) {
            next++;
        }
        Span span = new Span(start, next);
        String word = text.substring(start, next);
        return switch (word) {
            case "true", "false" -> new Json.Truth(span, word.equals("true"));
            case "null" -> new Json.Null(span);
            default -> NUMBER.matcher(word).matches() ? new Json.Numeral(span, word) : new Json.Word(span);
        };
    }
}
