package dev.stepwasm.wat.disassemble;

import java.math.BigDecimal;
import java.util.Locale;

/** Writes floating point numbers so that reading them gives the same bits: the shortest decimal that does. */
final class Floats {
    /** Larger numbers are written with an exponent. */
    private static final int MOST_DIGITS = 20;

    private Floats() {}

    static String f32(int bits) {
        float value = Float.intBitsToFloat(bits);
        if (Float.isNaN(value)) {
            return nan(bits < 0, bits & 0x7F_FFFF, 0x40_0000);
        }
        return finite(Float.toString(value));
    }

    static String f64(long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isNaN(value)) {
            return nan(bits < 0, bits & 0xF_FFFF_FFFF_FFFFL, 0x8_0000_0000_0000L);
        }
        return finite(Double.toString(value));
    }

    private static String finite(String java) {
        if (java.endsWith("Infinity")) {
            return java.startsWith("-") ? "-inf" : "inf";
        }
        int exponent = java.indexOf('E');
        if (exponent < 0) {
            return java;
        }
        // Java goes over to exponents early: 1.0E7
        int size = Integer.parseInt(java, exponent + 1, java.length(), 10);
        if (size < 0 || size > MOST_DIGITS) {
            return java.toLowerCase(Locale.ROOT);
        }
        String plain = new BigDecimal(java).toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    private static String nan(boolean negative, long payload, long canonical) {
        return (negative ? "-nan" : "nan") + (payload == canonical ? "" : ":0x" + Long.toHexString(payload));
    }
}
