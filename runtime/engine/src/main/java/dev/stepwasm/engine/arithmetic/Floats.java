package dev.stepwasm.engine.arithmetic;

/**
 * Floats as they stand in slots, and how they become integers. They are Java's, which is IEEE 754 as WebAssembly wants it.
 * A NaN that {@link #bits} writes is always the positive canonical one, which the standard allows (core spec 4.3.3).
 */
public final class Floats {
    private Floats() {}

    public static float f32(long slot) {
        return Float.intBitsToFloat((int) slot);
    }

    public static double f64(long slot) {
        return Double.longBitsToDouble(slot);
    }

    public static long bits(float value) {
        return Float.floatToIntBits(value);
    }

    public static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    public static double truncate(double value) {
        return value < 0 ? Math.ceil(value) : Math.floor(value);
    }

    /** {@return the value as unsigned 32 bits; saturated, 0 for NaN} */
    public static int saturated32(double value) {
        return value >= 0x1p32 ? -1 : value > 0 ? (int) (long) value : 0;
    }

    /** {@return the value as unsigned 64 bits; saturated, 0 for NaN} */
    public static long saturated64(double value) {
        if (!(value > 0)) {
            return 0;
        }
        if (value >= 0x1p64) {
            return -1;
        }
        return value < 0x1p63 ? (long) value : (long) (value - 0x1p63) ^ Long.MIN_VALUE;
    }

    /** {@return an unsigned number as a float} */
    public static float unsignedToFloat(long value) {
        return value >= 0 ? (float) value : (float) halved(value) * 2;
    }

    /** {@return an unsigned number as a double} */
    public static double unsignedToDouble(long value) {
        return value >= 0 ? (double) value : (double) halved(value) * 2;
    }

    /** {@return half of an unsigned number, rounded so that the next rounding comes out right} */
    private static long halved(long value) {
        return value >>> 1 | value & 1;
    }
}
