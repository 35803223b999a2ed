package dev.stepwasm.wat.lex;

import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.text.Problems;

/** Finds the end of string literals and reports what is wrong inside (core spec 6.3.3). */
final class Strings {
    private final char[] chars;
    private final int base;
    private final Problems problems;
    private int at;
    private boolean highBytes;
    private boolean unseen;

    Strings(char[] chars, int base, Problems problems) {
        this.chars = chars;
        this.base = base;
        this.problems = problems;
    }

    /**
     * Reads the string whose quote is at {@code start}.
     *
     * @return whether nothing is wrong with it
     */
    boolean scan(int start) {
        boolean good = true;
        highBytes = false;
        unseen = false;
        at = start + 1;
        while (true) {
            if (at >= chars.length || chars[at] == '\n' || chars[at] == '\r') {
                problems.add(Problem.UNCLOSED_STRING, base + start, base + at);
                return false;
            }
            char c = chars[at];
            if (c == '"') {
                at++;
                return good;
            }
            if (c == '\\') {
                good &= escape();
            } else {
                good &= plain(c);
            }
        }
    }

    private boolean plain(char c) {
        if (c >= ' ' && c <= '~') {
            at++;
            return true;
        }
        boolean good = true;
        int width = 1;
        if (c < 0x20 || c == 0x7F) {
            problems.add(Problem.ILLEGAL_CHARACTER, base + at, base + at + 1, "U+%04X".formatted((int) c));
            good = false;
        } else if (Character.isSurrogate(c)) {
            boolean pair =
                    Character.isHighSurrogate(c) && at + 1 < chars.length && Character.isLowSurrogate(chars[at + 1]);
            if (!pair) {
                problems.add(Problem.MALFORMED_UTF8, base + at, base + at + 1);
                good = false;
            }
            width = pair ? 2 : 1;
        } else if (!unseen && Invisible.isInvisible(c)) {
            problems.add(Problem.INVISIBLE_CHARACTER, base + at, base + at + 1, "string", Invisible.name(c));
            unseen = true;
        }
        at += width;
        return good;
    }

    private boolean escape() {
        int start = at++;
        char c = at < chars.length ? chars[at] : '\n';
        if (c == '\n' || c == '\r') {
            return true; // reported as an unclosed string
        }
        if ("tnr\"'\\".indexOf(c) >= 0) {
            at++;
            return true;
        }
        int high = Characters.hexDigit(c);
        if (high >= 0 && at + 1 < chars.length && Characters.hexDigit(chars[at + 1]) >= 0) {
            highBytes |= high >= 8;
            at += 2;
            return true;
        }
        if (c == 'u' && codePoint()) {
            return true;
        }
        at = Math.max(at, start + 1);
        int end = Math.min(c == 'u' ? endOfEscape(start + 2) : start + 2, chars.length);
        problems.add(Problem.INVALID_ESCAPE, base + start, base + end, new String(chars, start, end - start));
        return false;
    }

    /** {@return the offset after an escape with braces that is no good, not far from its beginning} */
    private int endOfEscape(int from) {
        int p = from;
        int limit = Math.min(chars.length, from + 12);
        while (p < limit && chars[p] != '}' && chars[p] != '"' && chars[p] >= ' ') {
            p++;
        }
        return p < limit && chars[p] == '}' ? p + 1 : from;
    }

    /** Reads {@code u{h...}} and says whether it is a Unicode scalar value. */
    private boolean codePoint() {
        int p = at + 1;
        if (p >= chars.length || chars[p] != '{') {
            return false;
        }
        p++;
        long value = 0;
        boolean digitWanted = true;
        while (p < chars.length && chars[p] != '}') {
            int digit = Characters.hexDigit(chars[p]);
            if (digit >= 0) {
                value = Math.min(value * 16 + digit, Integer.MAX_VALUE);
                digitWanted = false;
            } else if (chars[p] == '_' && !digitWanted) {
                digitWanted = true;
            } else {
                return false;
            }
            p++;
        }
        if (p >= chars.length || digitWanted || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
            return false;
        }
        at = p + 1;
        return true;
    }

    /** {@return the offset after the string read last} */
    int end() {
        return at;
    }

    /** {@return whether the string read last has byte escapes of 80 and above, which may be wrong UTF-8} */
    boolean isUtf8Needed() {
        return highBytes;
    }

    /** Reports a string that is not UTF-8 after its escapes are read. */
    void requireUtf8(int start, int end) {
        byte[] bytes = StringLiteral.bytes(new String(chars, start, end - start));
        if (StringLiteral.utf8(bytes).isEmpty()) {
            problems.add(Problem.MALFORMED_UTF8, base + start, base + end);
        }
    }
}
