package dev.stepwasm.ide.hover;

import dev.stepwasm.ide.hover.HoverText.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Number literals in other notations: decimal, hexadecimal, bits. */
final class Literals {
    private static final int LONGEST_EXACT = 60;

    private Literals() {}

    /** {@return an {@code i32} in all notations} */
    static List<Part> i32(int value) {
        List<Part> parts = integers("i32", value, Integer.toUnsignedLong(value), hex(value, 8), bits(value, 32));
        character(value).ifPresent(parts::add);
        return parts;
    }

    /** {@return an {@code i64} in all notations} */
    static List<Part> i64(long value) {
        List<Part> parts = integers("i64", value, value, hex(value, 16), bits(value, 64));
        if (value < 0) {
            parts.set(1, new Part.Fact("Unsigned", "`" + Long.toUnsignedString(value) + "`"));
        }
        return parts;
    }

    /** {@return an {@code f32}, given by its bits, in all notations} */
    static List<Part> f32(int bits) {
        float value = Float.intBitsToFloat(bits);
        String split = bits(bits >>> 31, 1) + " " + bits(bits >>> 23 & 0xFF, 8) + " " + bits(bits & 0x7F_FFFF, 23);
        String exact = Float.isFinite(value) ? exact(new BigDecimal(value)) : "";
        String nan = nan(Float.isNaN(value), bits < 0, bits & 0x7F_FFFFL, 0x40_0000L);
        String payload = payload(bits & 0x7F_FFFFL, 0x40_0000L);
        return floats("f32", decimal(value), exact, Float.toHexString(value), nan, payload, hex(bits, 8), split);
    }

    /** {@return an {@code f64}, given by its bits, in all notations} */
    static List<Part> f64(long bits) {
        double value = Double.longBitsToDouble(bits);
        long fraction = bits & 0xF_FFFF_FFFF_FFFFL;
        String split = bits(bits >>> 63, 1) + " " + bits(bits >>> 52 & 0x7FF, 11) + " " + bits(fraction, 52);
        String exact = Double.isFinite(value) ? exact(new BigDecimal(value)) : "";
        String nan = nan(Double.isNaN(value), bits < 0, fraction, 0x8_0000_0000_0000L);
        String payload = payload(fraction, 0x8_0000_0000_0000L);
        return floats("f64", decimal(value), exact, Double.toHexString(value), nan, payload, hex(bits, 16), split);
    }

    /** {@return a lane of 8 or 16 bits in all notations} */
    static List<Part> packed(long value, int bits) {
        long unsigned = value & ((1L << bits) - 1);
        long signed = unsigned << (64 - bits) >> (64 - bits);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Code(Long.toString(signed)));
        if (signed != unsigned) {
            parts.add(new Part.Fact("Unsigned", "`" + unsigned + "`"));
        }
        parts.add(new Part.Fact("Hex", "`" + hex(unsigned, bits / 4) + "`"));
        parts.add(new Part.Fact("Bits", "`" + bits(unsigned, bits) + "`"));
        return parts;
    }

    private static List<Part> integers(String type, long signed, long unsigned, String hex, String bits) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Code("(" + type + ".const " + signed + ")"));
        if (signed != unsigned) {
            parts.add(new Part.Fact("Unsigned", "`" + unsigned + "`"));
        } else {
            parts.add(new Part.Fact("Decimal", "`" + signed + "`"));
        }
        parts.add(new Part.Fact("Hex", "`" + hex + "`"));
        parts.add(new Part.Fact("Bits", "`" + bits + "`"));
        return parts;
    }

    private static List<Part> floats(
            String type,
            String value,
            String exact,
            String hexValue,
            String nan,
            String payload,
            String hex,
            String bits) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Code("(" + type + ".const " + (nan.isEmpty() ? value : nan) + ")"));
        if (!nan.isEmpty()) {
            parts.add(new Part.Fact("Payload", payload));
        }
        if (!exact.isEmpty() && !exact.equals(value)) {
            parts.add(new Part.Fact("Exactly", "`" + exact + "`"));
        }
        if (!exact.isEmpty()) {
            parts.add(new Part.Fact("Hex value", "`" + hexValue + "`"));
        }
        parts.add(new Part.Fact("Hex", "`" + hex + "`"));
        parts.add(new Part.Fact("Bits", "`" + bits + "` (sign, exponent, fraction)"));
        return parts;
    }

    private static String decimal(double value) {
        return Double.isInfinite(value) ? (value < 0 ? "-inf" : "inf") : shortest(Double.toString(value));
    }

    private static String decimal(float value) {
        return Float.isInfinite(value) ? (value < 0 ? "-inf" : "inf") : shortest(Float.toString(value));
    }

    private static String shortest(String javaNumber) {
        String plain = javaNumber.endsWith(".0") ? javaNumber.substring(0, javaNumber.length() - 2) : javaNumber;
        return plain.replace(".0E", "E").toLowerCase(Locale.ROOT);
    }

    private static String exact(BigDecimal value) {
        String plain = value.toPlainString();
        return plain.length() <= LONGEST_EXACT ? plain : value.toString().toLowerCase(Locale.ROOT);
    }

    /** {@return a NaN as the text format spells it, empty for other numbers} */
    private static String nan(boolean isNan, boolean negative, long fraction, long canonical) {
        if (!isNan) {
            return "";
        }
        return (negative ? "-" : "") + (fraction == canonical ? "nan" : "nan:0x" + Long.toHexString(fraction));
    }

    private static String payload(long fraction, long canonical) {
        String kind = (fraction & canonical) == 0 ? "signalling" : fraction == canonical ? "canonical" : "quiet";
        return "`0x" + Long.toHexString(fraction) + "`, " + kind;
    }

    private static Optional<Part> character(int value) {
        boolean shown = value >= 0x20
                && Character.isValidCodePoint(value)
                && Character.isDefined(value)
                && !Character.isISOControl(value)
                && Character.getType(value) != Character.SURROGATE
                && value != '`';
        return shown
                ? Optional.of(new Part.Fact("Character", "`" + Character.toString(value) + "`"))
                : Optional.empty();
    }

    private static String hex(long value, int digits) {
        String all = String.format(Locale.ROOT, "%016X", value);
        return "0x" + all.substring(16 - digits);
    }

    private static String bits(long value, int count) {
        StringBuilder bits = new StringBuilder();
        for (int i = count - 1; i >= 0; i--) {
            bits.append((value >>> i) & 1);
            if (i % 8 == 0 && i > 0) {
                bits.append('_');
            }
        }
        return bits.toString();
    }
}
