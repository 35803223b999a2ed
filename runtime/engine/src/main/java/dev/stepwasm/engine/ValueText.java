package dev.stepwasm.engine;

import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** How values are written and read by people. */
final class ValueText {
    private static final Pattern INTEGER = Pattern.compile("([+-]?)(0[xX])?([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)");
    private static final Pattern HEX_FLOAT =
            Pattern.compile("([+-]?0[xX][0-9a-fA-F]+)(\\.[0-9a-fA-F]*)?(?:[pP]([+-]?[0-9]+))?");
    private static final Pattern DECIMAL_FLOAT = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?");

    private ValueText() {}

    static String show(float value) {
        if (Float.isNaN(value)) {
            int bits = Float.floatToRawIntBits(value);
            return (bits < 0 ? "-nan" : "nan") + payload(bits & 0x7FFFFF, 0x400000);
        }
        return Float.isInfinite(value) ? infinity(value < 0) : Float.toString(value);
    }

    static String show(double value) {
        if (Double.isNaN(value)) {
            long bits = Double.doubleToRawLongBits(value);
            return (bits < 0 ? "-nan" : "nan") + payload(bits & 0xF_FFFF_FFFF_FFFFL, 0x8_0000_0000_0000L);
        }
        return Double.isInfinite(value) ? infinity(value < 0) : Double.toString(value);
    }

    private static String payload(long bits, long canonical) {
        return bits == canonical ? "" : ":0x" + Long.toHexString(bits);
    }

    private static String infinity(boolean negative) {
        return negative ? "-inf" : "inf";
    }

    static Value parse(ValueType type, String given) {
        String text = given.strip();
        return switch (type) {
            case Numeric.I32 -> new Value.I32(integer(text, 32, type.show()).intValue());
            case Numeric.I64 -> new Value.I64(integer(text, 64, type.show()).longValue());
            case Numeric.F32 -> new Value.F32(f32(text));
            case Numeric.F64 -> new Value.F64(f64(text));
            case ValueType.Reference reference
            when text.equals("null") && reference.nullable() -> Value.Ref.ofNull(reference);
            case ValueType.Reference reference ->
                throw new IllegalArgumentException("`" + text + "` cannot be written as " + type.show()
                        + (reference.nullable() ? "; only `null` can" : ""));
            case ValueType.Vector vector -> VectorShape.parse(text);
            case ValueType.Bottom bottom -> throw new IllegalArgumentException("no value has type " + bottom.show());
        };
    }

    static BigInteger integer(String text, int bits, String wanted) {
        var match = INTEGER.matcher(text);
        if (!match.matches() || match.group(2) == null && !match.group(3).matches("[0-9_]+")) {
            throw new IllegalArgumentException("`" + text + "` is not an integer; " + wanted + " is wanted");
        }
        var digits = match.group(3).replace("_", "");
        var magnitude = new BigInteger(digits, match.group(2) == null ? 10 : 16);
        var value = match.group(1).equals("-") ? magnitude.negate() : magnitude;
        if (value.signum() < 0 ? value.bitLength() >= bits : value.bitLength() > bits) {
            throw new IllegalArgumentException("`" + text + "` is out of range for " + wanted);
        }
        return value;
    }

    private static float f32(String text) {
        var special = special(text);
        if (special != null) {
            return Float.intBitsToFloat(
                    (special.negative ? 0x8000_0000 : 0) | 0x7F80_0000 | special.payload(0x400000, 0x7FFFFF, text));
        }
        float value = Float.parseFloat(plain(text, Numeric.F32));
        return finite(value, !Float.isInfinite(value), text, Numeric.F32);
    }

    private static double f64(String text) {
        var special = special(text);
        if (special != null) {
            return Double.longBitsToDouble((special.negative ? Long.MIN_VALUE : 0)
                    | 0x7FF0_0000_0000_0000L
                    | special.payload(0x8_0000_0000_0000L, 0xF_FFFF_FFFF_FFFFL, text));
        }
        double value = Double.parseDouble(plain(text, Numeric.F64));
        return finite(value, !Double.isInfinite(value), text, Numeric.F64);
    }

    private static <T> T finite(T value, boolean inRange, String text, ValueType type) {
        if (!inRange) {
            throw new IllegalArgumentException("`" + text + "` is out of range for " + type.show());
        }
        return value;
    }

    /** {@return the number as Java reads it} */
    private static String plain(String given, ValueType type) {
        String text = given.replaceAll("(?<=[0-9a-fA-F])_(?=[0-9a-fA-F])", "");
        var hex = HEX_FLOAT.matcher(text);
        if (hex.matches()) {
            var fraction = hex.group(2) == null || hex.group(2).length() == 1 ? "" : hex.group(2);
            return hex.group(1) + fraction + "p" + (hex.group(3) == null ? "0" : hex.group(3));
        }
        if (!DECIMAL_FLOAT.matcher(text).matches()) {
            throw new IllegalArgumentException("`" + given + "` is not a number; " + type.show() + " is wanted");
        }
        return text;
    }

    /** An infinity ({@code payload} 0) or a NaN; payload -1 is the canonical one. */
    private record Special(boolean negative, long payload) {
        long payload(long canonical, long mask, String text) {
            if (payload == 0) {
                return 0;
            }
            if (payload == -1) {
                return canonical;
            }
            if (payload < 1 || payload > mask) {
                throw new IllegalArgumentException("`" + text + "` has a payload that does not fit");
            }
            return payload;
        }

        int payload(int canonical, int mask, String text) {
            return (int) payload((long) canonical, (long) mask, text);
        }
    }

    private static @org.jspecify.annotations.Nullable Special special(String text) {
        boolean negative = text.startsWith("-");
        var rest = (negative || text.startsWith("+") ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        return switch (rest) {
            case "inf", "infinity" -> new Special(negative, 0);
            case "nan", "nan:canonical" -> new Special(negative, -1);
            default -> rest.startsWith("nan:0x") ? new Special(negative, payloadOf(rest, text)) : null;
        };
    }

    private static long payloadOf(String rest, String text) {
        var digits = rest.substring("nan:0x".length()).replace("_", "");
        if (!digits.matches("[0-9a-f]{1,14}") || Long.parseLong(digits, 16) == 0) {
            throw new IllegalArgumentException("`" + text + "` has a payload that does not fit");
        }
        return Long.parseLong(digits, 16);
    }
}
