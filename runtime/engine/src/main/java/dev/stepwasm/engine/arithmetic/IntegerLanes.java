package dev.stepwasm.engine.arithmetic;

import static dev.stepwasm.engine.arithmetic.Lanes.*;

import dev.stepwasm.wasm.opcode.Opcode;

/**
 * Instructions on integer lanes in which half of the result depends on the same half of the operands, so that each is
 * done in two equal steps.
 *
 * <p>Relaxed instructions do what the standard's deterministic profile says (core spec 4.3.4 and appendix, profiles):
 * the same as the instruction that they relax; the products of the relaxed dot product are signed.
 */
public final class IntegerLanes {
    private IntegerLanes() {}

    /** {@return half of the result for halves of the operands; {@code b} means nothing if there is only one} */
    public static long compute(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case V128_NOT -> ~a;
            case V128_AND -> a & b;
            case V128_ANDNOT -> a & ~b;
            case V128_OR -> a | b;
            case V128_XOR -> a ^ b;
            case I8X16_ADD -> add(I8, a, b);
            case I8X16_SUB -> subtract(I8, a, b);
            case I8X16_ADD_SAT_S -> addSaturatedSigned(I8, a, b);
            case I8X16_ADD_SAT_U -> addSaturatedUnsigned(I8, a, b);
            case I8X16_SUB_SAT_S -> subtractSaturatedSigned(I8, a, b);
            case I8X16_SUB_SAT_U -> subtractSaturatedUnsigned(I8, a, b);
            case I8X16_MIN_S -> minSigned(I8, a, b);
            case I8X16_MIN_U -> minUnsigned(I8, a, b);
            case I8X16_MAX_S -> maxSigned(I8, a, b);
            case I8X16_MAX_U -> maxUnsigned(I8, a, b);
            case I8X16_AVGR_U -> average(I8, a, b);
            case I8X16_ABS -> absolute(I8, a);
            case I8X16_NEG -> negate(I8, a);
            case I8X16_POPCNT -> countOnes(a);
            case I16X8_ADD -> add(I16, a, b);
            case I16X8_SUB -> subtract(I16, a, b);
            case I16X8_MUL -> multiply16(a, b);
            case I16X8_ADD_SAT_S -> addSaturatedSigned(I16, a, b);
            case I16X8_ADD_SAT_U -> addSaturatedUnsigned(I16, a, b);
            case I16X8_SUB_SAT_S -> subtractSaturatedSigned(I16, a, b);
            case I16X8_SUB_SAT_U -> subtractSaturatedUnsigned(I16, a, b);
            case I16X8_MIN_S -> minSigned(I16, a, b);
            case I16X8_MIN_U -> minUnsigned(I16, a, b);
            case I16X8_MAX_S -> maxSigned(I16, a, b);
            case I16X8_MAX_U -> maxUnsigned(I16, a, b);
            case I16X8_AVGR_U -> average(I16, a, b);
            case I16X8_ABS -> absolute(I16, a);
            case I16X8_NEG -> negate(I16, a);
            case I16X8_Q15MULR_SAT_S, I16X8_RELAXED_Q15MULR_S -> fixedPointProducts(a, b);
            case I16X8_EXTADD_PAIRWISE_I8X16_S -> addPairs8Signed(a);
            case I16X8_EXTADD_PAIRWISE_I8X16_U -> addPairs8(a);
            case I16X8_RELAXED_DOT_I8X16_I7X16_S -> dot8(a, b);
            case I32X4_ADD -> add(I32, a, b);
            case I32X4_SUB -> subtract(I32, a, b);
            case I32X4_MUL -> multiply32(a, b);
            case I32X4_MIN_S -> minSigned(I32, a, b);
            case I32X4_MIN_U -> minUnsigned(I32, a, b);
            case I32X4_MAX_S -> maxSigned(I32, a, b);
            case I32X4_MAX_U -> maxUnsigned(I32, a, b);
            case I32X4_ABS -> absolute(I32, a);
            case I32X4_NEG -> negate(I32, a);
            case I32X4_EXTADD_PAIRWISE_I16X8_S -> addPairs16Signed(a);
            case I32X4_EXTADD_PAIRWISE_I16X8_U -> addPairs16(a);
            case I32X4_DOT_I16X8_S -> dot16(a, b);
            case I64X2_ADD -> a + b;
            case I64X2_SUB -> a - b;
            case I64X2_MUL -> a * b;
            case I64X2_ABS -> Math.abs(a);
            case I64X2_NEG -> -a;
            default -> compare(opcode, a, b);
        };
    }

    private static long compare(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case I8X16_EQ -> equal(I8, a, b);
            case I8X16_NE -> ~equal(I8, a, b);
            case I8X16_LT_S -> lessSigned(I8, a, b);
            case I8X16_LT_U -> lessUnsigned(I8, a, b);
            case I8X16_GT_S -> lessSigned(I8, b, a);
            case I8X16_GT_U -> lessUnsigned(I8, b, a);
            case I8X16_LE_S -> ~lessSigned(I8, b, a);
            case I8X16_LE_U -> ~lessUnsigned(I8, b, a);
            case I8X16_GE_S -> ~lessSigned(I8, a, b);
            case I8X16_GE_U -> ~lessUnsigned(I8, a, b);
            case I16X8_EQ -> equal(I16, a, b);
            case I16X8_NE -> ~equal(I16, a, b);
            case I16X8_LT_S -> lessSigned(I16, a, b);
            case I16X8_LT_U -> lessUnsigned(I16, a, b);
            case I16X8_GT_S -> lessSigned(I16, b, a);
            case I16X8_GT_U -> lessUnsigned(I16, b, a);
            case I16X8_LE_S -> ~lessSigned(I16, b, a);
            case I16X8_LE_U -> ~lessUnsigned(I16, b, a);
            case I16X8_GE_S -> ~lessSigned(I16, a, b);
            case I16X8_GE_U -> ~lessUnsigned(I16, a, b);
            case I32X4_EQ -> equal(I32, a, b);
            case I32X4_NE -> ~equal(I32, a, b);
            case I32X4_LT_S -> lessSigned(I32, a, b);
            case I32X4_LT_U -> lessUnsigned(I32, a, b);
            case I32X4_GT_S -> lessSigned(I32, b, a);
            case I32X4_GT_U -> lessUnsigned(I32, b, a);
            case I32X4_LE_S -> ~lessSigned(I32, b, a);
            case I32X4_LE_U -> ~lessUnsigned(I32, b, a);
            case I32X4_GE_S -> ~lessSigned(I32, a, b);
            case I32X4_GE_U -> ~lessUnsigned(I32, a, b);
            case I64X2_EQ -> a == b ? -1 : 0;
            case I64X2_NE -> a != b ? -1 : 0;
            case I64X2_LT_S -> a < b ? -1 : 0;
            case I64X2_GT_S -> a > b ? -1 : 0;
            case I64X2_LE_S -> a <= b ? -1 : 0;
            case I64X2_GE_S -> a >= b ? -1 : 0;
            default -> throw new IllegalStateException("not on integer lanes: " + opcode.keyword());
        };
    }

    /** {@return half of the result of a shift; the number of bits counts modulo the width of a lane} */
    public static long shift(Opcode opcode, long a, int by) {
        return switch (opcode) {
            case I8X16_SHL -> shiftLeft(I8, a, by);
            case I8X16_SHR_S -> shiftRightSigned(I8, a, by);
            case I8X16_SHR_U -> shiftRightUnsigned(I8, a, by);
            case I16X8_SHL -> shiftLeft(I16, a, by);
            case I16X8_SHR_S -> shiftRightSigned(I16, a, by);
            case I16X8_SHR_U -> shiftRightUnsigned(I16, a, by);
            case I32X4_SHL -> shiftLeft(I32, a, by);
            case I32X4_SHR_S -> shiftRightSigned(I32, a, by);
            case I32X4_SHR_U -> shiftRightUnsigned(I32, a, by);
            case I64X2_SHL -> a << by;
            case I64X2_SHR_S -> a >> by;
            case I64X2_SHR_U -> a >>> by;
            default -> throw new IllegalStateException("not a shift: " + opcode.keyword());
        };
    }

    /** {@return what an instruction that looks at a whole vector says about it} */
    public static int test(Opcode opcode, long low, long high) {
        return switch (opcode) {
            case V128_ANY_TRUE -> (low | high) != 0 ? 1 : 0;
            case I8X16_ALL_TRUE -> allTrue(I8, low) && allTrue(I8, high) ? 1 : 0;
            case I16X8_ALL_TRUE -> allTrue(I16, low) && allTrue(I16, high) ? 1 : 0;
            case I32X4_ALL_TRUE -> allTrue(I32, low) && allTrue(I32, high) ? 1 : 0;
            case I64X2_ALL_TRUE -> low != 0 && high != 0 ? 1 : 0;
            case I8X16_BITMASK -> tops8(low) | tops8(high) << 8;
            case I16X8_BITMASK -> tops16(low) | tops16(high) << 4;
            case I32X4_BITMASK -> tops32(low) | tops32(high) << 2;
            case I64X2_BITMASK -> (int) (low >>> 63 | high >>> 63 << 1);
            default -> throw new IllegalStateException("not a test: " + opcode.keyword());
        };
    }

    private static int tops8(long a) {
        return (int) ((a & I8) * 0x0002_0408_1020_4081L >>> 56); // The bits meet in the top byte, lane 0 lowest.
    }

    private static int tops16(long a) {
        return (int) ((a & I16) * 0x0000_2000_4000_8001L >>> 60);
    }

    private static int tops32(long a) {
        return (int) (a >>> 31 & 1 | a >>> 62 & 2);
    }

    /** {@return half of i32x4.relaxed_dot_i8x16_i7x16_add_s} */
    public static long dotAdd(long a, long b, long c) {
        return add(I32, addPairs16Signed(dot8(a, b)), c);
    }

    /** {@return the sums of two products of bytes; saturated, which matters for four factors of -128 only} */
    public static long dot8(long a, long b) {
        long sums = 0;
        for (int at = 0; at < 64; at += 16) {
            int sum = (byte) (a >>> at) * (byte) (b >>> at) + (byte) (a >>> at + 8) * (byte) (b >>> at + 8);
            sums |= (long) (Math.min(sum, Short.MAX_VALUE) & 0xFFFF) << at;
        }
        return sums;
    }

    /** {@return the sums of two products of 16 bits} */
    public static long dot16(long a, long b) {
        return pair(dot16((int) a, (int) b), dot16((int) (a >>> 32), (int) (b >>> 32)));
    }

    private static int dot16(int a, int b) {
        return (short) a * (short) b + (a >> 16) * (b >> 16);
    }

    /** {@return products of numbers from -1 to 1, rounded and saturated} */
    public static long fixedPointProducts(long a, long b) {
        long products = 0;
        for (int at = 0; at < 64; at += 16) {
            int product = (short) (a >>> at) * (short) (b >>> at) + 0x4000 >> 15;
            products |= (long) (Math.min(product, Short.MAX_VALUE) & 0xFFFF) << at;
        }
        return products;
    }
}
