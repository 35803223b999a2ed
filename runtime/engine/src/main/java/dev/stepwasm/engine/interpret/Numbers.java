package dev.stepwasm.engine.interpret;

import static dev.stepwasm.engine.arithmetic.Floats.*;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.arithmetic.Floats;
import dev.stepwasm.wasm.opcode.Opcode;

/**
 * Numeric instructions that the main loop does not do by itself.
 * A NaN that arithmetic gives is always the same one, see {@link Floats}, which makes
 * runs repeatable.
 */
final class Numbers {
    private static final Opcode[] OPCODES = Opcode.values();
    private static final int SIGN_32 = 0x8000_0000;

    private Numbers() {}

    /** Does the instruction [op dst a b] at {@code pc}. @throws TrapSignal if it traps; nothing has changed then */
    static void execute(int op, int[] code, int pc, long[] s, int base) {
        long a = s[base + code[pc + 2]];
        long b = s[base + code[pc + 3]];
        s[base + code[pc + 1]] = op < Op.NUMBER ? named(op, a, b) : compute(OPCODES[op - Op.NUMBER], a, b);
    }

    /** Instructions with a name of their own that are too rare for the main loop. */
    private static long named(int op, long a, long b) {
        return switch (op) {
            case Op.I32_DIV_S -> divideSigned((int) a, (int) b);
            case Op.I32_DIV_U -> Integer.divideUnsigned((int) a, nonZero((int) b));
            case Op.I32_REM_S -> (int) a % nonZero((int) b);
            case Op.I32_REM_U -> Integer.remainderUnsigned((int) a, nonZero((int) b));
            case Op.I64_EQ -> a == b ? 1 : 0;
            case Op.I64_NE -> a != b ? 1 : 0;
            case Op.I64_LT_S -> a < b ? 1 : 0;
            case Op.I64_LT_U -> Long.compareUnsigned(a, b) < 0 ? 1 : 0;
            case Op.I64_LE_S -> a <= b ? 1 : 0;
            case Op.I64_LE_U -> Long.compareUnsigned(a, b) <= 0 ? 1 : 0;
            case Op.F32_EQ -> f32(a) == f32(b) ? 1 : 0;
            case Op.F32_NE -> f32(a) != f32(b) ? 1 : 0;
            case Op.F32_LT -> f32(a) < f32(b) ? 1 : 0;
            case Op.F32_LE -> f32(a) <= f32(b) ? 1 : 0;
            case Op.F32_DIV -> bits(f32(a) / f32(b));
            case Op.F64_DIV -> bits(f64(a) / f64(b));
            case Op.I64_ROTL -> Long.rotateLeft(a, (int) b);
            case Op.I64_ROTR -> Long.rotateRight(a, (int) b);
            default -> throw new IllegalStateException("not a number instruction: " + op);
        };
    }

    /** {@return the result for operands in slots; {@code b} means nothing if there is only one} */
    static long compute(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case I32_CLZ -> Integer.numberOfLeadingZeros((int) a);
            case I32_CTZ -> Integer.numberOfTrailingZeros((int) a);
            case I32_POPCNT -> Integer.bitCount((int) a);
            case I32_EXTEND8_S -> (byte) a;
            case I32_EXTEND16_S -> (short) a;
            case I64_CLZ -> Long.numberOfLeadingZeros(a);
            case I64_CTZ -> Long.numberOfTrailingZeros(a);
            case I64_POPCNT -> Long.bitCount(a);
            case I64_DIV_S -> divideSigned(a, b);
            case I64_DIV_U -> Long.divideUnsigned(a, nonZero(b));
            case I64_REM_S -> a % nonZero(b);
            case I64_REM_U -> Long.remainderUnsigned(a, nonZero(b));
            case I64_EXTEND8_S -> (byte) a;
            case I64_EXTEND16_S -> (short) a;
            case I64_EXTEND32_S -> (int) a;
            case I32_TRUNC_F32_S -> (int) checked(f32(a), -0x1p31 - 1, 0x1p31);
            case I32_TRUNC_F32_U -> (int) (long) checked(f32(a), -1, 0x1p32);
            case I32_TRUNC_F64_S -> (int) checked(f64(a), -0x1p31 - 1, 0x1p31);
            case I32_TRUNC_F64_U -> (int) (long) checked(f64(a), -1, 0x1p32);
            case I64_TRUNC_F32_S -> (long) checked(f32(a), -0x1.0000000000001p63, 0x1p63);
            case I64_TRUNC_F32_U -> saturated64(checked(f32(a), -1, 0x1p64));
            case I64_TRUNC_F64_S -> (long) checked(f64(a), -0x1.0000000000001p63, 0x1p63);
            case I64_TRUNC_F64_U -> saturated64(checked(f64(a), -1, 0x1p64));
            case I32_TRUNC_SAT_F32_S -> (int) f32(a);
            case I32_TRUNC_SAT_F32_U -> saturated32(f32(a));
            case I32_TRUNC_SAT_F64_S -> (int) f64(a);
            case I32_TRUNC_SAT_F64_U -> saturated32(f64(a));
            case I64_TRUNC_SAT_F32_S -> (long) f32(a);
            case I64_TRUNC_SAT_F32_U -> saturated64(f32(a));
            case I64_TRUNC_SAT_F64_S -> (long) f64(a);
            case I64_TRUNC_SAT_F64_U -> saturated64(f64(a));
            default -> floating(opcode, a, b);
        };
    }

    private static long floating(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case F32_ABS -> (int) a & ~SIGN_32;
            case F32_NEG -> (int) a ^ SIGN_32;
            case F32_COPYSIGN -> (int) a & ~SIGN_32 | (int) b & SIGN_32;
            case F32_CEIL -> bits((float) Math.ceil(f32(a)));
            case F32_FLOOR -> bits((float) Math.floor(f32(a)));
            case F32_TRUNC -> bits((float) truncate(f32(a)));
            case F32_NEAREST -> bits((float) Math.rint(f32(a)));
            case F32_SQRT -> bits((float) Math.sqrt(f32(a))); // Rounding twice does no harm to square roots.
            case F32_MIN -> bits(Math.min(f32(a), f32(b)));
            case F32_MAX -> bits(Math.max(f32(a), f32(b)));
            case F64_ABS -> a & Long.MAX_VALUE;
            case F64_NEG -> a ^ Long.MIN_VALUE;
            case F64_COPYSIGN -> a & Long.MAX_VALUE | b & Long.MIN_VALUE;
            case F64_CEIL -> bits(Math.ceil(f64(a)));
            case F64_FLOOR -> bits(Math.floor(f64(a)));
            case F64_TRUNC -> bits(truncate(f64(a)));
            case F64_NEAREST -> bits(Math.rint(f64(a)));
            case F64_SQRT -> bits(Math.sqrt(f64(a)));
            case F64_MIN -> bits(Math.min(f64(a), f64(b)));
            case F64_MAX -> bits(Math.max(f64(a), f64(b)));
            case F32_CONVERT_I32_S -> bits((float) (int) a);
            case F32_CONVERT_I32_U -> bits((float) (a & 0xFFFF_FFFFL));
            case F32_CONVERT_I64_S -> bits((float) a);
            case F32_CONVERT_I64_U -> bits(unsignedToFloat(a));
            case F32_DEMOTE_F64 -> bits((float) f64(a));
            case F64_CONVERT_I32_U -> bits((double) (a & 0xFFFF_FFFFL));
            case F64_CONVERT_I64_S -> bits((double) a);
            case F64_CONVERT_I64_U -> bits(unsignedToDouble(a));
            case F64_PROMOTE_F32 -> bits((double) f32(a));
            default -> throw new IllegalStateException("not a number instruction: " + opcode.keyword());
        };
    }

    /** {@return i32.div_s} @throws TrapSignal for division by zero and overflow */
    static int divideSigned(int a, int b) {
        if (b == -1 && a == Integer.MIN_VALUE) {
            throw TrapSignal.of(TrapReason.INTEGER_OVERFLOW);
        }
        return a / nonZero(b);
    }

    private static long divideSigned(long a, long b) {
        if (b == -1 && a == Long.MIN_VALUE) {
            throw TrapSignal.of(TrapReason.INTEGER_OVERFLOW);
        }
        return a / nonZero(b);
    }

    /** {@return a divisor} @throws TrapSignal if it is zero */
    static int nonZero(int divisor) {
        if (divisor == 0) {
            throw TrapSignal.of(TrapReason.INTEGER_DIVIDE_BY_ZERO);
        }
        return divisor;
    }

    private static long nonZero(long divisor) {
        if (divisor == 0) {
            throw TrapSignal.of(TrapReason.INTEGER_DIVIDE_BY_ZERO);
        }
        return divisor;
    }

    /** {@return a float that becomes an integer between two bounds, which it must not reach} */
    private static double checked(double value, double below, double above) {
        if (Double.isNaN(value)) {
            throw TrapSignal.of(TrapReason.INVALID_CONVERSION_TO_INTEGER);
        }
        if (value <= below || value >= above) {
            throw TrapSignal.of(TrapReason.INTEGER_OVERFLOW);
        }
        return value;
    }
}
