package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.arithmetic.Floats;
import org.jspecify.annotations.Nullable;

/** Arithmetic that is more than an instruction of the JVM; compiled code calls this. The semantics are core spec 4.3. */
public final class Arithmetic {
    private static final int SIGN_32 = 0x8000_0000;

    private Arithmetic() {}

    // Division.

    public static int divideSigned(int a, int b) {
        if (b == 0) {
            throw Fault.of(TrapReason.INTEGER_DIVIDE_BY_ZERO, Value.of(a), Value.of(b));
        }
        if (b == -1 && a == Integer.MIN_VALUE) {
            throw Fault.of(TrapReason.INTEGER_OVERFLOW, Value.of(a), Value.of(b));
        }
        return a / b;
    }

    public static int divideUnsigned(int a, int b) {
        return Integer.divideUnsigned(a, divisor(a, b));
    }

    public static int remainderSigned(int a, int b) {
        return a % divisor(a, b);
    }

    public static int remainderUnsigned(int a, int b) {
        return Integer.remainderUnsigned(a, divisor(a, b));
    }

    private static int divisor(int a, int b) {
        if (b == 0) {
            throw Fault.of(TrapReason.INTEGER_DIVIDE_BY_ZERO, Value.of(a), Value.of(b));
        }
        return b;
    }

    public static long divideSigned(long a, long b) {
        if (b == 0) {
            throw Fault.of(TrapReason.INTEGER_DIVIDE_BY_ZERO, Value.of(a), Value.of(b));
        }
        if (b == -1 && a == Long.MIN_VALUE) {
            throw Fault.of(TrapReason.INTEGER_OVERFLOW, Value.of(a), Value.of(b));
        }
        return a / b;
    }

    public static long divideUnsigned(long a, long b) {
        return Long.divideUnsigned(a, divisor(a, b));
    }

    public static long remainderSigned(long a, long b) {
        return a % divisor(a, b);
    }

    public static long remainderUnsigned(long a, long b) {
        return Long.remainderUnsigned(a, divisor(a, b));
    }

    private static long divisor(long a, long b) {
        if (b == 0) {
            throw Fault.of(TrapReason.INTEGER_DIVIDE_BY_ZERO, Value.of(a), Value.of(b));
        }
        return b;
    }

    // Floats. Adding a NaN to itself makes it a quiet one, which is all that the standard asks for.

    public static float absolute(float a) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(a) & ~SIGN_32);
    }

    public static float negative(float a) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(a) ^ SIGN_32);
    }

    public static float copySign(float a, float b) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(a) & ~SIGN_32 | Float.floatToRawIntBits(b) & SIGN_32);
    }

    public static float ceil(float a) {
        return (float) ceil((double) a);
    }

    public static float floor(float a) {
        return (float) floor((double) a);
    }

    public static float truncate(float a) {
        return (float) truncate((double) a);
    }

    public static float nearest(float a) {
        return (float) nearest((double) a);
    }

    /** {@return the root} Rounding twice does no harm to square roots. */
    public static float squareRoot(float a) {
        return (float) Math.sqrt(a);
    }

    public static float minimum(float a, float b) {
        return Float.isNaN(a) || Float.isNaN(b) ? a + b : Math.min(a, b);
    }

    public static float maximum(float a, float b) {
        return Float.isNaN(a) || Float.isNaN(b) ? a + b : Math.max(a, b);
    }

    public static double absolute(double a) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(a) & Long.MAX_VALUE);
    }

    public static double negative(double a) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(a) ^ Long.MIN_VALUE);
    }

    public static double copySign(double a, double b) {
        return Double.longBitsToDouble(
                Double.doubleToRawLongBits(a) & Long.MAX_VALUE | Double.doubleToRawLongBits(b) & Long.MIN_VALUE);
    }

    public static double ceil(double a) {
        return Double.isNaN(a) ? a + a : Math.ceil(a);
    }

    public static double floor(double a) {
        return Double.isNaN(a) ? a + a : Math.floor(a);
    }

    public static double truncate(double a) {
        return Double.isNaN(a) ? a + a : a < 0 ? Math.ceil(a) : Math.floor(a);
    }

    public static double nearest(double a) {
        return Double.isNaN(a) ? a + a : Math.rint(a);
    }

    public static double minimum(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b) ? a + b : Math.min(a, b);
    }

    public static double maximum(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b) ? a + b : Math.max(a, b);
    }

    // Conversions.

    public static float unsignedToFloat(int a) {
        return (float) Integer.toUnsignedLong(a);
    }

    public static float unsignedToFloat(long a) {
        return Floats.unsignedToFloat(a);
    }

    public static double unsignedToDouble(int a) {
        return (double) Integer.toUnsignedLong(a);
    }

    public static double unsignedToDouble(long a) {
        return Floats.unsignedToDouble(a);
    }

    public static int toInt(float a) {
        return (int) between(a, -0x1p31 - 1, 0x1p31, true);
    }

    public static int toInt(double a) {
        return (int) between(a, -0x1p31 - 1, 0x1p31, false);
    }

    public static int toUnsignedInt(float a) {
        return (int) (long) between(a, -1, 0x1p32, true);
    }

    public static int toUnsignedInt(double a) {
        return (int) (long) between(a, -1, 0x1p32, false);
    }

    public static long toLong(float a) {
        return (long) between(a, -0x1.0000000000001p63, 0x1p63, true);
    }

    public static long toLong(double a) {
        return (long) between(a, -0x1.0000000000001p63, 0x1p63, false);
    }

    public static long toUnsignedLong(float a) {
        return Floats.saturated64(between(a, -1, 0x1p64, true));
    }

    public static long toUnsignedLong(double a) {
        return Floats.saturated64(between(a, -1, 0x1p64, false));
    }

    /** {@return a float that becomes an integer between two bounds, which it must not reach} */
    private static double between(double value, double below, double above, boolean isFloat) {
        if (value > below && value < above) {
            return value;
        }
        throw Fault.of(
                Double.isNaN(value) ? TrapReason.INVALID_CONVERSION_TO_INTEGER : TrapReason.INTEGER_OVERFLOW,
                isFloat ? Value.of((float) value) : Value.of(value));
    }

    // Selection.

    public static int select(int a, int b, int condition) {
        return condition != 0 ? a : b;
    }

    public static long select(long a, long b, int condition) {
        return condition != 0 ? a : b;
    }

    public static float select(float a, float b, int condition) {
        return condition != 0 ? a : b;
    }

    public static double select(double a, double b, int condition) {
        return condition != 0 ? a : b;
    }

    public static @Nullable Object select(@Nullable Object a, @Nullable Object b, int condition) {
        return condition != 0 ? a : b;
    }
}
