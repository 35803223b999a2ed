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
            case F32X4_ABS -> a & ~SIGNS_32;
            case F32X4_NEG -> a ^ SIGNS_32;
            case F64X2_ABS -> a & ~SIGN_64;
            case F64X2_NEG -> a ^ SIGN_64;
            case F64X2_ADD -> bits(f64(a) + f64(b));
            case F64X2_SUB -> bits(f64(a) - f64(b));
            case F64X2_MUL -> bits(f64(a) * f64(b));
            case F64X2_DIV -> bits(f64(a) / f64(b));
            case F64X2_MIN, F64X2_RELAXED_MIN -> bits(Math.min(f64(a), f64(b)));
            case F64X2_MAX, F64X2_RELAXED_MAX -> bits(Math.max(f64(a), f64(b)));
            case F64X2_PMIN -> f64(b) < f64(a) ? b : a;
            case F64X2_PMAX -> f64(a) < f64(b) ? b : a;
            case F64X2_SQRT -> bits(Math.sqrt(f64(a)));
            case F64X2_CEIL -> bits(Math.ceil(f64(a)));
            case F64X2_FLOOR -> bits(Math.floor(f64(a)));
            case F64X2_TRUNC -> bits(Floats.truncate(f64(a)));
            case F64X2_NEAREST -> bits(Math.rint(f64(a)));
            case F64X2_EQ -> f64(a) == f64(b) ? -1 : 0;
            case F64X2_NE -> f64(a) != f64(b) ? -1 : 0;
            case F64X2_LT -> f64(a) < f64(b) ? -1 : 0;
            case F64X2_GT -> f64(a) > f64(b) ? -1 : 0;
            case F64X2_LE -> f64(a) <= f64(b) ? -1 : 0;
            case F64X2_GE -> f64(a) >= f64(b) ? -1 : 0;
            // Lanes of 32 bits, the frequent ones directly.
            case F32X4_ADD -> pair(bits(f32(a) + f32(b)), bits(high(a) + high(b)));
            case F32X4_SUB -> pair(bits(f32(a) - f32(b)), bits(high(a) - high(b)));
            case F32X4_MUL -> pair(bits(f32(a) * f32(b)), bits(high(a) * high(b)));
            case F32X4_DIV -> pair(bits(f32(a) / f32(b)), bits(high(a) / high(b)));
            default -> pair(lane32(opcode, (int) a, (int) b), lane32(opcode, (int) (a >>> 32), (int) (b >>> 32)));
        };
    }

    private static float high(long a) {
        return Float.intBitsToFloat((int) (a >>> 32));
    }

    private static long lane32(Opcode opcode, int a, int b) {
        return switch (opcode) {
            case F32X4_MIN, F32X4_RELAXED_MIN -> bits(Math.min(f32(a), f32(b)));
            case F32X4_MAX, F32X4_RELAXED_MAX -> bits(Math.max(f32(a), f32(b)));
            case F32X4_PMIN -> f32(b) < f32(a) ? b : a;
            case F32X4_PMAX -> f32(a) < f32(b) ? b : a;
            case F32X4_SQRT -> bits((float) Math.sqrt(f32(a))); // Rounding twice does no harm to square roots.
            case F32X4_CEIL -> bits((float) Math.ceil(f32(a)));
            case F32X4_FLOOR -> bits((float) Math.floor(f32(a)));
            case F32X4_TRUNC -> bits((float) Floats.truncate(f32(a)));
            case F32X4_NEAREST -> bits((float) Math.rint(f32(a)));
            case F32X4_EQ -> f32(a) == f32(b) ? -1 : 0;
            case F32X4_NE -> f32(a) != f32(b) ? -1 : 0;
            case F32X4_LT -> f32(a) < f32(b) ? -1 : 0;
            case F32X4_GT -> f32(a) > f32(b) ? -1 : 0;
            case F32X4_LE -> f32(a) <= f32(b) ? -1 : 0;
            case F32X4_GE -> f32(a) >= f32(b) ? -1 : 0;
            case F32X4_CONVERT_I32X4_S -> bits((float) a);
            case F32X4_CONVERT_I32X4_U -> bits((float) (a & 0xFFFF_FFFFL));
            case I32X4_TRUNC_SAT_F32X4_S, I32X4_RELAXED_TRUNC_F32X4_S -> (int) f32(a);
            case I32X4_TRUNC_SAT_F32X4_U, I32X4_RELAXED_TRUNC_F32X4_U -> Floats.saturated32(f32(a));
            default -> throw new IllegalStateException("not on float lanes: " + opcode.keyword());
        };
    }

    /** {@return half of the result of a multiplication and addition} */
    public static long multiplyAdd(Opcode opcode, long a, long b, long c) {
        return switch (opcode) {
            case F32X4_RELAXED_MADD -> multiplyAdd32(a, b, c);
            case F32X4_RELAXED_NMADD -> multiplyAdd32(a ^ SIGNS_32, b, c);
            case F64X2_RELAXED_MADD -> bits(f64(a) * f64(b) + f64(c));
            case F64X2_RELAXED_NMADD -> bits(f64(a ^ SIGN_64) * f64(b) + f64(c));
            default -> throw new IllegalStateException("not on float lanes: " + opcode.keyword());
        };
    }

    private static long multiplyAdd32(long a, long b, long c) {
        return pair(bits(f32(a) * f32(b) + f32(c)), bits(high(a) * high(b) + high(c)));
    }
}
