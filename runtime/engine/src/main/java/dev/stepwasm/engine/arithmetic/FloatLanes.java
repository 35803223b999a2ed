package dev.stepwasm.engine.arithmetic;

import static dev.stepwasm.engine.arithmetic.Floats.bits;
import static dev.stepwasm.engine.arithmetic.Floats.f32;
import static dev.stepwasm.engine.arithmetic.Floats.f64;
import static dev.stepwasm.engine.arithmetic.Lanes.pair;

import dev.stepwasm.wasm.opcode.Opcode;

/**
 * Instructions on float lanes in which half of the result depends on the same half of the operands. The rules for NaN are
 * those of {@link Floats}.
 *
 * <p>Relaxed instructions do what the standard's deterministic profile says (core spec 4.3.4 and appendix, profiles):
 * minimum, maximum and truncation are the plain ones, multiplication and addition round twice.
 */
public final class FloatLanes {
    private static final long SIGNS_32 = 0x8000_0000_8000_0000L;
    private static final long SIGN_64 = Long.MIN_VALUE;

    private FloatLanes() {}

    /** {@return half of the result for halves of the operands; {@code b} means nothing if there is only one} */
    public static long compute(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case F32X4_ABS -> absolute32(a);
            case F32X4_NEG -> negate32(a);
            case F32X4_ADD -> add32(a, b);
            case F32X4_SUB -> subtract32(a, b);
            case F32X4_MUL -> multiply32(a, b);
            case F32X4_DIV -> divide32(a, b);
            case F32X4_MIN, F32X4_RELAXED_MIN -> minimum32(a, b);
            case F32X4_MAX, F32X4_RELAXED_MAX -> maximum32(a, b);
            case F32X4_PMIN -> pseudoMinimum32(a, b);
            case F32X4_PMAX -> pseudoMaximum32(a, b);
            case F32X4_SQRT -> squareRoot32(a);
            case F32X4_CEIL -> ceil32(a);
            case F32X4_FLOOR -> floor32(a);
            case F32X4_TRUNC -> truncate32(a);
            case F32X4_NEAREST -> nearest32(a);
            case F32X4_EQ -> equal32(a, b);
            case F32X4_NE -> ~equal32(a, b);
            case F32X4_LT -> less32(a, b);
            case F32X4_GT -> less32(b, a);
            case F32X4_LE -> lessOrEqual32(a, b);
            case F32X4_GE -> lessOrEqual32(b, a);
            case F64X2_ABS -> absolute64(a);
            case F64X2_NEG -> negate64(a);
            case F64X2_ADD -> add64(a, b);
            case F64X2_SUB -> subtract64(a, b);
            case F64X2_MUL -> multiply64(a, b);
            case F64X2_DIV -> divide64(a, b);
            case F64X2_MIN, F64X2_RELAXED_MIN -> minimum64(a, b);
            case F64X2_MAX, F64X2_RELAXED_MAX -> maximum64(a, b);
            case F64X2_PMIN -> pseudoMinimum64(a, b);
            case F64X2_PMAX -> pseudoMaximum64(a, b);
            case F64X2_SQRT -> squareRoot64(a);
            case F64X2_CEIL -> ceil64(a);
            case F64X2_FLOOR -> floor64(a);
            case F64X2_TRUNC -> truncate64(a);
            case F64X2_NEAREST -> nearest64(a);
            case F64X2_EQ -> equal64(a, b);
            case F64X2_NE -> ~equal64(a, b);
            case F64X2_LT -> less64(a, b);
            case F64X2_GT -> less64(b, a);
            case F64X2_LE -> lessOrEqual64(a, b);
            case F64X2_GE -> lessOrEqual64(b, a);
            case F32X4_CONVERT_I32X4_S -> ofSigned32(a);
            case F32X4_CONVERT_I32X4_U -> ofUnsigned32(a);
            case I32X4_TRUNC_SAT_F32X4_S, I32X4_RELAXED_TRUNC_F32X4_S -> toSigned32(a);
            case I32X4_TRUNC_SAT_F32X4_U, I32X4_RELAXED_TRUNC_F32X4_U -> toUnsigned32(a);
            default -> throw new IllegalStateException("not on float lanes: " + opcode.keyword());
        };
    }

    /** {@return half of the result of a multiplication and addition} */
    public static long multiplyAdd(Opcode opcode, long a, long b, long c) {
        return switch (opcode) {
            case F32X4_RELAXED_MADD -> multiplyAdd32(a, b, c);
            case F32X4_RELAXED_NMADD -> multiplyAdd32(negate32(a), b, c);
            case F64X2_RELAXED_MADD -> multiplyAdd64(a, b, c);
            case F64X2_RELAXED_NMADD -> multiplyAdd64(negate64(a), b, c);
            default -> throw new IllegalStateException("not on float lanes: " + opcode.keyword());
        };
    }

    public static long add32(long a, long b) {
        return pair(bits(f32(a) + f32(b)), bits(high(a) + high(b)));
    }

    public static long subtract32(long a, long b) {
        return pair(bits(f32(a) - f32(b)), bits(high(a) - high(b)));
    }

    public static long multiply32(long a, long b) {
        return pair(bits(f32(a) * f32(b)), bits(high(a) * high(b)));
    }

    public static long divide32(long a, long b) {
        return pair(bits(f32(a) / f32(b)), bits(high(a) / high(b)));
    }

    public static long minimum32(long a, long b) {
        return pair(bits(Math.min(f32(a), f32(b))), bits(Math.min(high(a), high(b))));
    }

    public static long maximum32(long a, long b) {
        return pair(bits(Math.max(f32(a), f32(b))), bits(Math.max(high(a), high(b))));
    }

    public static long equal32(long a, long b) {
        return pair(mask(f32(a) == f32(b)), mask(high(a) == high(b)));
    }

    public static long less32(long a, long b) {
        return pair(mask(f32(a) < f32(b)), mask(high(a) < high(b)));
    }

    public static long lessOrEqual32(long a, long b) {
        return pair(mask(f32(a) <= f32(b)), mask(high(a) <= high(b)));
    }

    /** {@return the roots} Rounding twice does no harm to them. */
    public static long squareRoot32(long a) {
        return pair(bits((float) Math.sqrt(f32(a))), bits((float) Math.sqrt(high(a))));
    }

    public static long ceil32(long a) {
        return pair(bits((float) Math.ceil(f32(a))), bits((float) Math.ceil(high(a))));
    }

    public static long floor32(long a) {
        return pair(bits((float) Math.floor(f32(a))), bits((float) Math.floor(high(a))));
    }

    public static long truncate32(long a) {
        return pair(bits((float) Floats.truncate(f32(a))), bits((float) Floats.truncate(high(a))));
    }

    public static long nearest32(long a) {
        return pair(bits((float) Math.rint(f32(a))), bits((float) Math.rint(high(a))));
    }

    public static long add64(long a, long b) {
        return bits(f64(a) + f64(b));
    }

    public static long subtract64(long a, long b) {
        return bits(f64(a) - f64(b));
    }

    public static long multiply64(long a, long b) {
        return bits(f64(a) * f64(b));
    }

    public static long divide64(long a, long b) {
        return bits(f64(a) / f64(b));
    }

    public static long minimum64(long a, long b) {
        return bits(Math.min(f64(a), f64(b)));
    }

    public static long maximum64(long a, long b) {
        return bits(Math.max(f64(a), f64(b)));
    }

    public static long equal64(long a, long b) {
        return mask(f64(a) == f64(b));
    }

    public static long less64(long a, long b) {
        return mask(f64(a) < f64(b));
    }

    public static long lessOrEqual64(long a, long b) {
        return mask(f64(a) <= f64(b));
    }

    public static long squareRoot64(long a) {
        return bits(Math.sqrt(f64(a)));
    }

    public static long ceil64(long a) {
        return bits(Math.ceil(f64(a)));
    }

    public static long floor64(long a) {
        return bits(Math.floor(f64(a)));
    }

    public static long truncate64(long a) {
        return bits(Floats.truncate(f64(a)));
    }

    public static long nearest64(long a) {
        return bits(Math.rint(f64(a)));
    }

    /** {@return b where it is less, a elsewhere} */
    public static long pseudoMinimum32(long a, long b) {
        return Lanes.choose(less32(b, a), b, a);
    }

    /** {@return b where it is greater, a elsewhere} */
    public static long pseudoMaximum32(long a, long b) {
        return Lanes.choose(less32(a, b), b, a);
    }

    /** {@return b if it is less, a otherwise} */
    public static long pseudoMinimum64(long a, long b) {
        return f64(b) < f64(a) ? b : a;
    }

    /** {@return b if it is greater, a otherwise} */
    public static long pseudoMaximum64(long a, long b) {
        return f64(a) < f64(b) ? b : a;
    }

    public static long absolute32(long a) {
        return a & ~SIGNS_32;
    }

    public static long negate32(long a) {
        return a ^ SIGNS_32;
    }

    public static long absolute64(long a) {
        return a & ~SIGN_64;
    }

    public static long negate64(long a) {
        return a ^ SIGN_64;
    }

    /** {@return floats of integers} */
    public static long ofSigned32(long a) {
        return pair(bits((float) (int) a), bits((float) (int) (a >>> 32)));
    }

    /** {@return floats of unsigned integers} */
    public static long ofUnsigned32(long a) {
        return pair(bits((float) (a & 0xFFFF_FFFFL)), bits((float) (a >>> 32)));
    }

    /** {@return integers of floats; saturated, 0 for NaN} */
    public static long toSigned32(long a) {
        return pair((int) f32(a), (int) high(a));
    }

    /** {@return unsigned integers of floats; saturated, 0 for NaN} */
    public static long toUnsigned32(long a) {
        return pair(Floats.saturated32(f32(a)), Floats.saturated32(high(a)));
    }

    /** {@return a * b + c, rounded twice} */
    public static long multiplyAdd32(long a, long b, long c) {
        return add32(multiply32(a, b), c);
    }

    /** {@return a * b + c, rounded twice} */
    public static long multiplyAdd64(long a, long b, long c) {
        return bits(f64(a) * f64(b) + f64(c));
    }

    private static long mask(boolean holds) {
        return holds ? -1 : 0;
    }

    private static float high(long a) {
        return Float.intBitsToFloat((int) (a >>> 32));
    }
}
