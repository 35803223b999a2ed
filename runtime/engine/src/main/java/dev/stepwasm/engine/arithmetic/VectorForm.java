package dev.stepwasm.engine.arithmetic;

import dev.stepwasm.wasm.opcode.Opcode;

/**
 * How an instruction on vectors works: which parts of its operands a, b and c make which part of its
 * result.
 */
public enum VectorForm {
    /** Each half from the same halves of one or two operands, by {@link IntegerLanes}. */
    INTEGERS,
    /** Each half from the same halves of one or two operands, by {@link FloatLanes}. */
    FLOATS,
    /** Each half from the same half of a, and the number b. */
    SHIFT,
    /** Each half from the same halves of a, b and c, bit by bit. */
    SELECT,
    /** Each half from the same halves of a, b and c. */
    MULTIPLY_ADD,
    /** Each half from the same halves of a, b and c. */
    DOT_ADD,
    /** The low half from the low quarters, the high half from the quarters above, of a and of b if there is one. */
    WIDEN_LOW,
    /** The high half from the high quarters, the low half from the quarters below, of a and of b if there is one. */
    WIDEN_HIGH,
    /** The low half from all of a, the high half from all of b. */
    NARROW,
    /** The low half from all of a; the high half is zero. */
    NARROW_TO_LOW,
    /** A number from all of a. */
    TEST,
    /** Bytes of a and b in an order that the instruction says. */
    SHUFFLE,
    /** Bytes of a in an order that b says. */
    SWIZZLE,
    /** A constant. */
    CONSTANT,
    /** The number a in all lanes. */
    SPLAT,
    /** A lane of a. */
    EXTRACT,
    /** The vector a with the number b in one lane. */
    REPLACE,
    /** A load of a whole vector. */
    LOAD,
    /** A store of a whole vector. */
    STORE,
    /** A load or store of less than a vector. */
    MEMORY,
    /** Numbers of 128 bits in two slots each. */
    WIDE_ARITHMETIC;

    /** {@return the form of an instruction of the group} */
    public static VectorForm of(Opcode opcode) {
        return switch (opcode) {
            case I64_ADD128, I64_SUB128, I64_MUL_WIDE_S, I64_MUL_WIDE_U -> WIDE_ARITHMETIC;
            case V128_CONST -> CONSTANT;
            case V128_LOAD -> LOAD;
            case V128_STORE -> STORE;
            case I8X16_SHUFFLE -> SHUFFLE;
            case I8X16_SWIZZLE, I8X16_RELAXED_SWIZZLE -> SWIZZLE;
            case I8X16_SPLAT, I16X8_SPLAT, I32X4_SPLAT, I64X2_SPLAT, F32X4_SPLAT, F64X2_SPLAT -> SPLAT;
            case V128_ANY_TRUE,
                    I8X16_ALL_TRUE,
                    I16X8_ALL_TRUE,
                    I32X4_ALL_TRUE,
                    I64X2_ALL_TRUE,
                    I8X16_BITMASK,
                    I16X8_BITMASK,
                    I32X4_BITMASK,
                    I64X2_BITMASK -> TEST;
            case I8X16_NARROW_I16X8_S, I8X16_NARROW_I16X8_U, I16X8_NARROW_I32X4_S, I16X8_NARROW_I32X4_U -> NARROW;
            case F32X4_DEMOTE_F64X2_ZERO,
                    I32X4_TRUNC_SAT_F64X2_S_ZERO,
                    I32X4_TRUNC_SAT_F64X2_U_ZERO,
                    I32X4_RELAXED_TRUNC_F64X2_S_ZERO,
                    I32X4_RELAXED_TRUNC_F64X2_U_ZERO -> NARROW_TO_LOW;
            default -> opcode.accessBytes() > 0 ? MEMORY : ofLanes(opcode);
        };
    }

    private static VectorForm ofLanes(Opcode opcode) {
        return switch (opcode) {
            case I8X16_EXTRACT_LANE_S,
                    I8X16_EXTRACT_LANE_U,
                    I16X8_EXTRACT_LANE_S,
                    I16X8_EXTRACT_LANE_U,
                    I32X4_EXTRACT_LANE,
                    I64X2_EXTRACT_LANE,
                    F32X4_EXTRACT_LANE,
                    F64X2_EXTRACT_LANE -> EXTRACT;
            case I8X16_REPLACE_LANE,
                    I16X8_REPLACE_LANE,
                    I32X4_REPLACE_LANE,
                    I64X2_REPLACE_LANE,
                    F32X4_REPLACE_LANE,
                    F64X2_REPLACE_LANE -> REPLACE;
            case I8X16_SHL, I8X16_SHR_S, I8X16_SHR_U, I16X8_SHL, I16X8_SHR_S, I16X8_SHR_U -> SHIFT;
            case I32X4_SHL, I32X4_SHR_S, I32X4_SHR_U, I64X2_SHL, I64X2_SHR_S, I64X2_SHR_U -> SHIFT;
            case V128_BITSELECT,
                    I8X16_RELAXED_LANESELECT,
                    I16X8_RELAXED_LANESELECT,
                    I32X4_RELAXED_LANESELECT,
                    I64X2_RELAXED_LANESELECT -> SELECT;
            case F32X4_RELAXED_MADD, F32X4_RELAXED_NMADD, F64X2_RELAXED_MADD, F64X2_RELAXED_NMADD -> MULTIPLY_ADD;
            case I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S -> DOT_ADD;
            default -> ofWidening(opcode);
        };
    }

    private static VectorForm ofWidening(Opcode opcode) {
        return switch (opcode) {
            case I16X8_EXTEND_LOW_I8X16_S,
                    I16X8_EXTEND_LOW_I8X16_U,
                    I32X4_EXTEND_LOW_I16X8_S,
                    I32X4_EXTEND_LOW_I16X8_U,
                    I64X2_EXTEND_LOW_I32X4_S,
                    I64X2_EXTEND_LOW_I32X4_U,
                    I16X8_EXTMUL_LOW_I8X16_S,
                    I16X8_EXTMUL_LOW_I8X16_U,
                    I32X4_EXTMUL_LOW_I16X8_S,
                    I32X4_EXTMUL_LOW_I16X8_U,
                    I64X2_EXTMUL_LOW_I32X4_S,
                    I64X2_EXTMUL_LOW_I32X4_U,
                    F64X2_CONVERT_LOW_I32X4_S,
                    F64X2_CONVERT_LOW_I32X4_U,
                    F64X2_PROMOTE_LOW_F32X4 -> WIDEN_LOW;
            case I16X8_EXTEND_HIGH_I8X16_S,
                    I16X8_EXTEND_HIGH_I8X16_U,
                    I32X4_EXTEND_HIGH_I16X8_S,
                    I32X4_EXTEND_HIGH_I16X8_U,
                    I64X2_EXTEND_HIGH_I32X4_S,
                    I64X2_EXTEND_HIGH_I32X4_U,
                    I16X8_EXTMUL_HIGH_I8X16_S,
                    I16X8_EXTMUL_HIGH_I8X16_U,
                    I32X4_EXTMUL_HIGH_I16X8_S,
                    I32X4_EXTMUL_HIGH_I16X8_U,
                    I64X2_EXTMUL_HIGH_I32X4_S,
                    I64X2_EXTMUL_HIGH_I32X4_U -> WIDEN_HIGH;
            default -> isFloat(opcode) ? FLOATS : INTEGERS;
        };
    }

    private static boolean isFloat(Opcode opcode) {
        return switch (opcode) {
            case F32X4_ABS, F32X4_NEG, F32X4_SQRT, F32X4_CEIL, F32X4_FLOOR, F32X4_TRUNC, F32X4_NEAREST -> true;
            case F32X4_ADD, F32X4_SUB, F32X4_MUL, F32X4_DIV -> true;
            case F32X4_MIN, F32X4_MAX, F32X4_PMIN, F32X4_PMAX, F32X4_RELAXED_MIN, F32X4_RELAXED_MAX -> true;
            case F32X4_EQ, F32X4_NE, F32X4_LT, F32X4_GT, F32X4_LE, F32X4_GE -> true;
            case F64X2_ABS, F64X2_NEG, F64X2_SQRT, F64X2_CEIL, F64X2_FLOOR, F64X2_TRUNC, F64X2_NEAREST -> true;
            case F64X2_ADD, F64X2_SUB, F64X2_MUL, F64X2_DIV -> true;
            case F64X2_MIN, F64X2_MAX, F64X2_PMIN, F64X2_PMAX, F64X2_RELAXED_MIN, F64X2_RELAXED_MAX -> true;
            case F64X2_EQ, F64X2_NE, F64X2_LT, F64X2_GT, F64X2_LE, F64X2_GE -> true;
            case F32X4_CONVERT_I32X4_S, F32X4_CONVERT_I32X4_U -> true;
            case I32X4_TRUNC_SAT_F32X4_S, I32X4_TRUNC_SAT_F32X4_U -> true;
            case I32X4_RELAXED_TRUNC_F32X4_S, I32X4_RELAXED_TRUNC_F32X4_U -> true;
            default -> false;
        };
    }
}
