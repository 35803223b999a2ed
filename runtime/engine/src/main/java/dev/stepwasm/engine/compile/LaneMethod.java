package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.engine.arithmetic.FloatLanes;
import dev.stepwasm.engine.arithmetic.IntegerLanes;
import dev.stepwasm.engine.arithmetic.LaneConversions;
import dev.stepwasm.engine.arithmetic.Lanes;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What computes half of a vector for an instruction: a method, or an instruction of the JVM. HotSpot puts these in the place
 * of the call; the methods that know every opcode are too large for that.
 *
 * @param owner of the method; null for an instruction
 * @param name of the method
 * @param operation the instruction
 * @param tops what a method of {@link Lanes} is told of the lanes first; 0 if nothing
 * @param isSwapped whether it takes the second operand first
 * @param isNegated whether the bits of its result are inverted
 */
record LaneMethod(
        @Nullable Class<?> owner, String name, int operation, long tops, boolean isSwapped, boolean isNegated) {
    /** On integer lanes of up to 32 bits, by what follows the shape in the name of an opcode. */
    private static final Map<String, String> ON_LANES = Map.ofEntries(
            Map.entry("ADD", "add"),
            Map.entry("SUB", "subtract"),
            Map.entry("NEG", "negate"),
            Map.entry("ABS", "absolute"),
            Map.entry("MIN_S", "minSigned"),
            Map.entry("MIN_U", "minUnsigned"),
            Map.entry("MAX_S", "maxSigned"),
            Map.entry("MAX_U", "maxUnsigned"),
            Map.entry("ADD_SAT_S", "addSaturatedSigned"),
            Map.entry("ADD_SAT_U", "addSaturatedUnsigned"),
            Map.entry("SUB_SAT_S", "subtractSaturatedSigned"),
            Map.entry("SUB_SAT_U", "subtractSaturatedUnsigned"),
            Map.entry("AVGR_U", "average"),
            Map.entry("EQ", "equal"),
            Map.entry("LT_S", "lessSigned"),
            Map.entry("LT_U", "lessUnsigned"),
            Map.entry("SHL", "shiftLeft"),
            Map.entry("SHR_S", "shiftRightSigned"),
            Map.entry("SHR_U", "shiftRightUnsigned"));

    private static final Map<String, Integer> ON_LONGS =
            Map.of("ADD", LADD, "SUB", LSUB, "MUL", LMUL, "NEG", LNEG, "SHL", LSHL, "SHR_S", LSHR, "SHR_U", LUSHR);

    private static final Map<String, String> ON_FLOATS = Map.ofEntries(
            Map.entry("ABS", "absolute"),
            Map.entry("NEG", "negate"),
            Map.entry("ADD", "add"),
            Map.entry("SUB", "subtract"),
            Map.entry("MUL", "multiply"),
            Map.entry("DIV", "divide"),
            Map.entry("MIN", "minimum"),
            Map.entry("MAX", "maximum"),
            Map.entry("RELAXED_MIN", "minimum"),
            Map.entry("RELAXED_MAX", "maximum"),
            Map.entry("PMIN", "pseudoMinimum"),
            Map.entry("PMAX", "pseudoMaximum"),
            Map.entry("SQRT", "squareRoot"),
            Map.entry("CEIL", "ceil"),
            Map.entry("FLOOR", "floor"),
            Map.entry("TRUNC", "truncate"),
            Map.entry("NEAREST", "nearest"),
            Map.entry("EQ", "equal"),
            Map.entry("LT", "less"),
            Map.entry("LE", "lessOrEqual"));

    /** {@return what computes an instruction; null if only {@link IntegerLanes#compute} does} */
    static @Nullable LaneMethod of(Opcode op) {
        LaneMethod single = single(op);
        if (single != null) {
            return single;
        }
        String name = op.name();
        int middle = name.indexOf('_');
        String work = name.substring(middle + 1);
        return switch (name.substring(0, middle)) {
            case "I8X16" -> onLanes(Lanes.I8, work);
            case "I16X8" -> onLanes(Lanes.I16, work);
            case "I32X4" -> onLanes(Lanes.I32, work);
            case "I64X2" -> {
                Integer known = ON_LONGS.get(work);
                yield known == null ? null : operation(known);
            }
            case "F32X4" -> onFloats("32", work);
            case "F64X2" -> onFloats("64", work);
            default -> null;
        };
    }

    /** Instructions that are on lanes of one kind only. */
    private static @Nullable LaneMethod single(Opcode op) {
        return switch (op) {
            case V128_AND -> operation(LAND);
            case V128_OR -> operation(LOR);
            case V128_XOR -> operation(LXOR);
            case I8X16_POPCNT -> method(Lanes.class, "countOnes");
            case I16X8_MUL -> method(Lanes.class, "multiply16");
            case I16X8_EXTADD_PAIRWISE_I8X16_S -> method(Lanes.class, "addPairs8Signed");
            case I16X8_EXTADD_PAIRWISE_I8X16_U -> method(Lanes.class, "addPairs8");
            case I16X8_Q15MULR_SAT_S, I16X8_RELAXED_Q15MULR_S -> method(IntegerLanes.class, "fixedPointProducts");
            case I16X8_RELAXED_DOT_I8X16_I7X16_S -> method(IntegerLanes.class, "dot8");
            case I32X4_MUL -> method(Lanes.class, "multiply32");
            case I32X4_EXTADD_PAIRWISE_I16X8_S -> method(Lanes.class, "addPairs16Signed");
            case I32X4_EXTADD_PAIRWISE_I16X8_U -> method(Lanes.class, "addPairs16");
            case I32X4_DOT_I16X8_S -> method(IntegerLanes.class, "dot16");
            case F32X4_CONVERT_I32X4_S -> method(FloatLanes.class, "ofSigned32");
            case F32X4_CONVERT_I32X4_U -> method(FloatLanes.class, "ofUnsigned32");
            case I32X4_TRUNC_SAT_F32X4_S, I32X4_RELAXED_TRUNC_F32X4_S -> method(FloatLanes.class, "toSigned32");
            case I32X4_TRUNC_SAT_F32X4_U, I32X4_RELAXED_TRUNC_F32X4_U -> method(FloatLanes.class, "toUnsigned32");
            default -> null;
        };
    }

    /** {@return what makes half of a vector from the quarters of one operand, or of two} */
    static LaneMethod widening(Opcode op) {
        return switch (op) {
            case I16X8_EXTEND_LOW_I8X16_S, I16X8_EXTEND_HIGH_I8X16_S, V128_LOAD8X8_S ->
                method(Lanes.class, "widen8Signed");
            case I16X8_EXTEND_LOW_I8X16_U, I16X8_EXTEND_HIGH_I8X16_U, V128_LOAD8X8_U -> method(Lanes.class, "widen8");
            case I32X4_EXTEND_LOW_I16X8_S, I32X4_EXTEND_HIGH_I16X8_S, V128_LOAD16X4_S ->
                method(Lanes.class, "widen16Signed");
            case I32X4_EXTEND_LOW_I16X8_U, I32X4_EXTEND_HIGH_I16X8_U, V128_LOAD16X4_U -> method(Lanes.class, "widen16");
            case I64X2_EXTEND_LOW_I32X4_S, I64X2_EXTEND_HIGH_I32X4_S, V128_LOAD32X2_S -> operation(I2L);
            case I64X2_EXTEND_LOW_I32X4_U, I64X2_EXTEND_HIGH_I32X4_U, V128_LOAD32X2_U ->
                method(Integer.class, "toUnsignedLong");
            case I16X8_EXTMUL_LOW_I8X16_S, I16X8_EXTMUL_HIGH_I8X16_S -> conversion("multiplied8Signed");
            case I16X8_EXTMUL_LOW_I8X16_U, I16X8_EXTMUL_HIGH_I8X16_U -> conversion("multiplied8");
            case I32X4_EXTMUL_LOW_I16X8_S, I32X4_EXTMUL_HIGH_I16X8_S -> conversion("multiplied16Signed");
            case I32X4_EXTMUL_LOW_I16X8_U, I32X4_EXTMUL_HIGH_I16X8_U -> conversion("multiplied16");
            case I64X2_EXTMUL_LOW_I32X4_S, I64X2_EXTMUL_HIGH_I32X4_S -> conversion("multiplied32Signed");
            case I64X2_EXTMUL_LOW_I32X4_U, I64X2_EXTMUL_HIGH_I32X4_U -> conversion("multiplied32");
            case F64X2_CONVERT_LOW_I32X4_S -> conversion("ofSigned");
            case F64X2_CONVERT_LOW_I32X4_U -> conversion("ofUnsigned");
            case F64X2_PROMOTE_LOW_F32X4 -> conversion("promote");
            default -> throw new IllegalStateException("makes no lanes wider: " + op.keyword());
        };
    }

    /** {@return what makes half of a vector from both halves of another} */
    static LaneMethod narrowing(Opcode op) {
        return switch (op) {
            case I8X16_NARROW_I16X8_S -> conversion("narrow16Signed");
            case I8X16_NARROW_I16X8_U -> conversion("narrow16");
            case I16X8_NARROW_I32X4_S -> conversion("narrow32Signed");
            case I16X8_NARROW_I32X4_U -> conversion("narrow32");
            case F32X4_DEMOTE_F64X2_ZERO -> conversion("demote");
            case I32X4_TRUNC_SAT_F64X2_S_ZERO, I32X4_RELAXED_TRUNC_F64X2_S_ZERO -> conversion("toSigned");
            case I32X4_TRUNC_SAT_F64X2_U_ZERO, I32X4_RELAXED_TRUNC_F64X2_U_ZERO -> conversion("toUnsigned");
            default -> throw new IllegalStateException("makes no lanes narrower: " + op.keyword());
        };
    }

    /** Writes the operation on operands that have been pushed, of these types. */
    void write(Emitter out, String operandTypes) {
        if (owner == null) {
            out.plain(operation);
        } else {
            out.invokeStatic(owner, name, "(" + operandTypes + ")J");
        }
        if (isNegated) {
            out.pushLong(-1);
            out.plain(LXOR);
        }
    }

    private static LaneMethod operation(int operation) {
        return new LaneMethod(null, "", operation, 0, false, false);
    }

    private static LaneMethod method(Class<?> owner, String name) {
        return new LaneMethod(owner, name, 0, 0, false, false);
    }

    private static LaneMethod conversion(String name) {
        return method(LaneConversions.class, name);
    }

    private static @Nullable LaneMethod onLanes(long tops, String work) {
        return switch (work) {
            case "NE" -> new LaneMethod(Lanes.class, "equal", 0, tops, false, true);
            case "GT_S" -> new LaneMethod(Lanes.class, "lessSigned", 0, tops, true, false);
            case "GT_U" -> new LaneMethod(Lanes.class, "lessUnsigned", 0, tops, true, false);
            case "LE_S" -> new LaneMethod(Lanes.class, "lessSigned", 0, tops, true, true);
            case "LE_U" -> new LaneMethod(Lanes.class, "lessUnsigned", 0, tops, true, true);
            case "GE_S" -> new LaneMethod(Lanes.class, "lessSigned", 0, tops, false, true);
            case "GE_U" -> new LaneMethod(Lanes.class, "lessUnsigned", 0, tops, false, true);
            default -> {
                String name = ON_LANES.get(work);
                yield name == null ? null : new LaneMethod(Lanes.class, name, 0, tops, false, false);
            }
        };
    }

    private static @Nullable LaneMethod onFloats(String width, String work) {
        return switch (work) {
            case "NE" -> new LaneMethod(FloatLanes.class, "equal" + width, 0, 0, false, true);
            case "GT" -> new LaneMethod(FloatLanes.class, "less" + width, 0, 0, true, false);
            case "GE" -> new LaneMethod(FloatLanes.class, "lessOrEqual" + width, 0, 0, true, false);
            default -> {
                String name = ON_FLOATS.get(work);
                yield name == null ? null : method(FloatLanes.class, name + width);
            }
        };
    }
}
