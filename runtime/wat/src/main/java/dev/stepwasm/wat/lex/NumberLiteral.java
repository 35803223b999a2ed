package dev.stepwasm.wat.lex;

import java.util.OptionalLong;

/** The values of number literals (core spec 6.3.1 and 6.3.2). The lexer has checked their form. */
public final class NumberLiteral {
    private NumberLiteral() {}

    /**
     * {@return an unsigned integer, or empty if it needs more than 64 bits}
     *
     * @param text where the literal stands
     */
    public static OptionalLong unsigned(String text, int start, int end) {
        boolean hex = end - start > 2 && text.charAt(start + 1) == 'x';
        int radix = hex ? 16 : 10;
        long limit = hex ? 0x0FFF_FFFF_FFFF_FFFFL : 0x1999_9999_9999_9999L;
        long value = 0;
        for (int i = hex ? start + 2 : start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '_') {
                continue;
            }
            int digit = Characters.hexDigit(c);
            if (Long.compareUnsigned(value, limit) > 0) {
                return OptionalLong.empty();
            }
            long next = value * radix + digit;
            if (Long.compareUnsigned(next, value * radix) < 0) {
                return OptionalLong.empty();
            }
            value = next;
        }
        return OptionalLong.of(value);
    }

    /**
     * {@return the value of an integer literal of {@code bits} bits, sign-extended; empty if it is out of range, which is
     * from -2^(bits-1) to 2^bits-1}
     */
    public static OptionalLong integer(String text, int start, int end, int bits) {
        char first = text.charAt(start);
        boolean signed = first == '-' || first == '+';
        OptionalLong magnitude = unsigned(text, signed ? start + 1 : start, end);
        if (magnitude.isEmpty()) {
            return magnitude;
        }
        long value = magnitude.getAsLong();
        if (first == '-') {
            boolean fits = Long.compareUnsigned(value, 1L << (bits - 1)) <= 0;
            return fits ? OptionalLong.of(-value) : OptionalLong.empty();
        }
        boolean fits = bits == 64 || value >>> bits == 0;
        return fits ? OptionalLong.of(value << (64 - bits) >> (64 - bits)) : OptionalLong.empty();
    }

    /** {@return the bits of an f32 literal, zero-extended; empty if it is out of range} */
    public static OptionalLong f32(String literal) {
        if (isSpecial(literal)) {
            return special(literal, 23, 8);
        }
        float value = Float.parseFloat(forJava(literal));
        return Float.isInfinite(value)
                ? OptionalLong.empty()
                : OptionalLong.of(Integer.toUnsignedLong(Float.floatToRawIntBits(value)));
    }

    /** {@return the bits of an f64 literal; empty if it is out of range} */
    public static OptionalLong f64(String literal) {
        if (isSpecial(literal)) {
            return special(literal, 52, 11);
        }
        double value = Double.parseDouble(forJava(literal));
        return Double.isInfinite(value) ? OptionalLong.empty() : OptionalLong.of(Double.doubleToRawLongBits(value));
    }

    /** {@return whether the literal is {@code inf} or a {@code nan}: no other has an n} */
    private static boolean isSpecial(String literal) {
        return literal.indexOf('n') >= 0;
    }

    private static OptionalLong special(String literal, int significand, int exponent) {
        long sign = literal.charAt(0) == '-' ? 1L << (significand + exponent) : 0;
        long infinity = ((1L << exponent) - 1) << significand;
        if (literal.endsWith("inf")) {
            return OptionalLong.of(sign | infinity);
        }
        int payload = literal.indexOf(":0x");
        if (payload < 0) {
            return OptionalLong.of(sign | infinity | 1L << (significand - 1));
        }
        OptionalLong value = unsigned(literal, payload + 1, literal.length());
        boolean fits = value.isPresent() && value.getAsLong() != 0 && value.getAsLong() >>> significand == 0;
        return fits ? OptionalLong.of(sign | infinity | value.getAsLong()) : OptionalLong.empty();
    }

    /** Java wants an exponent after a hexadecimal significand and knows no underscores. */
    private static String forJava(String literal) {
        String plain = literal.indexOf('_') < 0 ? literal : literal.replace("_", "");
        boolean hex = plain.indexOf('x') >= 0;
        return hex && plain.indexOf('p') < 0 && plain.indexOf('P') < 0 ? plain + "p0" : plain;
    }
}
