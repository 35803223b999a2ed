package dev.stepwasm.engine.arithmetic;

import static dev.stepwasm.engine.arithmetic.Floats.bits;
import static dev.stepwasm.engine.arithmetic.Floats.f32;
import static dev.stepwasm.engine.arithmetic.Floats.f64;
import static dev.stepwasm.engine.arithmetic.Lanes.*;

import dev.stepwasm.wasm.opcode.Opcode;

/**
 * Instructions that make lanes wider, so that half of a vector becomes a whole one, or narrower, so that a whole one
 * becomes half.
 */
public final class LaneConversions {
    private LaneConversions() {}

    /**
     * {@return half of the result for the quarters of the operands that belong to it; {@code b} means nothing if there is
     * only one operand}
     */
    public static long widen(Opcode opcode, int a, int b) {
        return switch (opcode) {
            case I16X8_EXTEND_LOW_I8X16_S, I16X8_EXTEND_HIGH_I8X16_S, V128_LOAD8X8_S -> widen8Signed(a);
            case I16X8_EXTEND_LOW_I8X16_U, I16X8_EXTEND_HIGH_I8X16_U, V128_LOAD8X8_U -> widen8(a);
            case I32X4_EXTEND_LOW_I16X8_S, I32X4_EXTEND_HIGH_I16X8_S, V128_LOAD16X4_S -> widen16Signed(a);
            case I32X4_EXTEND_LOW_I16X8_U, I32X4_EXTEND_HIGH_I16X8_U, V128_LOAD16X4_U -> widen16(a);
            case I64X2_EXTEND_LOW_I32X4_S, I64X2_EXTEND_HIGH_I32X4_S, V128_LOAD32X2_S -> a;
            case I64X2_EXTEND_LOW_I32X4_U, I64X2_EXTEND_HIGH_I32X4_U, V128_LOAD32X2_U -> Integer.toUnsignedLong(a);
            case I16X8_EXTMUL_LOW_I8X16_S, I16X8_EXTMUL_HIGH_I8X16_S -> multiplied8Signed(a, b);
            case I16X8_EXTMUL_LOW_I8X16_U, I16X8_EXTMUL_HIGH_I8X16_U -> multiplied8(a, b);
            case I32X4_EXTMUL_LOW_I16X8_S, I32X4_EXTMUL_HIGH_I16X8_S -> multiplied16Signed(a, b);
            case I32X4_EXTMUL_LOW_I16X8_U, I32X4_EXTMUL_HIGH_I16X8_U -> multiplied16(a, b);
            case I64X2_EXTMUL_LOW_I32X4_S, I64X2_EXTMUL_HIGH_I32X4_S -> multiplied32Signed(a, b);
            case I64X2_EXTMUL_LOW_I32X4_U, I64X2_EXTMUL_HIGH_I32X4_U -> multiplied32(a, b);
            case F64X2_CONVERT_LOW_I32X4_S -> ofSigned(a);
            case F64X2_CONVERT_LOW_I32X4_U -> ofUnsigned(a);
            case F64X2_PROMOTE_LOW_F32X4 -> promote(a);
            default -> throw new IllegalStateException("makes no lanes wider: " + opcode.keyword());
        };
    }

    public static long multiplied8Signed(int a, int b) {
        return multiply16(widen8Signed(a), widen8Signed(b));
    }

    public static long multiplied8(int a, int b) {
        return multiply16(widen8(a), widen8(b));
    }

    public static long multiplied16Signed(int a, int b) {
        return multiply32(widen16Signed(a), widen16Signed(b));
    }

    public static long multiplied16(int a, int b) {
        return multiply32(widen16(a), widen16(b));
    }

    public static long multiplied32Signed(int a, int b) {
        return (long) a * b;
    }

    public static long multiplied32(int a, int b) {
        return Integer.toUnsignedLong(a) * Integer.toUnsignedLong(b);
    }

    /** {@return a double of an integer} */
    public static long ofSigned(int a) {
        return bits((double) a);
    }

    /** {@return a double of an unsigned integer} */
    public static long ofUnsigned(int a) {
        return bits((double) Integer.toUnsignedLong(a));
    }

    /** {@return a double of a float} */
    public static long promote(int a) {
        return bits((double) f32(a));
    }

    /** {@return half of the result for a whole operand} */
    public static long narrow(Opcode opcode, long low, long high) {
        return switch (opcode) {
            case I8X16_NARROW_I16X8_S -> narrow16Signed(low, high);
            case I8X16_NARROW_I16X8_U -> narrow16(low, high);
            case I16X8_NARROW_I32X4_S -> narrow32Signed(low, high);
            case I16X8_NARROW_I32X4_U -> narrow32(low, high);
            case F32X4_DEMOTE_F64X2_ZERO -> demote(low, high);
            case I32X4_TRUNC_SAT_F64X2_S_ZERO, I32X4_RELAXED_TRUNC_F64X2_S_ZERO -> toSigned(low, high);
            case I32X4_TRUNC_SAT_F64X2_U_ZERO, I32X4_RELAXED_TRUNC_F64X2_U_ZERO -> toUnsigned(low, high);
            default -> throw new IllegalStateException("makes no lanes narrower: " + opcode.keyword());
        };
    }

    public static long narrow16Signed(long low, long high) {
        return pair(narrow16(low, -0x80, 0x7F), narrow16(high, -0x80, 0x7F));
    }

    public static long narrow16(long low, long high) {
        return pair(narrow16(low, 0, 0xFF), narrow16(high, 0, 0xFF));
    }

    public static long narrow32Signed(long low, long high) {
        return pair(narrow32(low, -0x8000, 0x7FFF), narrow32(high, -0x8000, 0x7FFF));
    }

    public static long narrow32(long low, long high) {
        return pair(narrow32(low, 0, 0xFFFF), narrow32(high, 0, 0xFFFF));
    }

    /** {@return floats of doubles} */
    public static long demote(long low, long high) {
        return pair(bits((float) f64(low)), bits((float) f64(high)));
    }

    /** {@return integers of doubles; saturated, 0 for NaN} */
    public static long toSigned(long low, long high) {
        return pair((int) f64(low), (int) f64(high));
    }

    /** {@return unsigned integers of doubles; saturated, 0 for NaN} */
    public static long toUnsigned(long low, long high) {
        return pair(Floats.saturated32(f64(low)), Floats.saturated32(f64(high)));
    }

    private static long narrow16(long a, int least, int most) {
        return low8(maxSigned(I16, minSigned(I16, a, splat(I16, most)), splat(I16, least & 0xFFFF)));
    }

    private static long narrow32(long a, int least, int most) {
        return low16(pair(Math.clamp((int) a, least, most), Math.clamp(a >> 32, least, most)));
    }
}
