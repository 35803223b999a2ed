package dev.stepwasm.wat.lex;

/** Recognises number literals (core spec 6.3.1 and 6.3.2); does not compute their values. */
final class Numbers {
    private final char[] chars;
    private final int end;
    private int at;

    private Numbers(char[] chars, int start, int end) {
        this.chars = chars;
        this.at = start;
        this.end = end;
    }

    /** {@return NAT, INT, FLOAT or RESERVED} */
    static int codeOf(char[] chars, int start, int end) {
        return new Numbers(chars, start, end).code();
    }

    private int code() {
        boolean signed = chars[at] == '+' || chars[at] == '-';
        if (signed) {
            at++;
        }
        if (at == end) {
            return TokenCode.RESERVED;
        }
        if (chars[at] == 'i' || chars[at] == 'n') {
            return special() ? TokenCode.FLOAT : TokenCode.RESERVED;
        }
        boolean hex = chars[at] == '0' && at + 1 < end && chars[at + 1] == 'x';
        if (hex) {
            at += 2;
        }
        if (!digits(hex)) {
            return TokenCode.RESERVED;
        }
        if (at == end) {
            return signed ? TokenCode.INT : TokenCode.NAT;
        }
        return fractionAndExponent(hex) ? TokenCode.FLOAT : TokenCode.RESERVED;
    }

    private boolean fractionAndExponent(boolean hex) {
        if (chars[at] == '.') {
            at++;
            if (at < end && isDigit(chars[at], hex) && !digits(hex)) {
                return false;
            }
        }
        if (at < end && (chars[at] | 0x20) == (hex ? 'p' : 'e')) {
            at++;
            if (at < end && (chars[at] == '+' || chars[at] == '-')) {
                at++;
            }
            return digits(false) && at == end;
        }
        return at == end;
    }

    /** Digits with single underscores between them. */
    private boolean digits(boolean hex) {
        boolean wanted = true;
        while (at < end) {
            char c = chars[at];
            if (isDigit(c, hex)) {
                wanted = false;
            } else if (c == '_' && !wanted) {
                wanted = true;
            } else {
                break;
            }
            at++;
        }
        return !wanted;
    }

    private static boolean isDigit(char c, boolean hex) {
        return hex ? Characters.hexDigit(c) >= 0 : Characters.isDigit(c);
    }

    private boolean special() {
        if (is("inf") || is("nan")) {
            return true;
        }
        if (end - at > 6 && starts("nan:0x")) {
            at += 6;
            return digits(true) && at == end;
        }
        return false;
    }

    private boolean is(String word) {
        return end - at == word.length() && starts(word);
    }

    private boolean starts(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (chars[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
