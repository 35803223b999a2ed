package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.engine.arithmetic.Lanes;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What computes half of a vector for an instruction on integer lanes: a method of {@link Lanes}, or an instruction of the
 * JVM. HotSpot puts these in the place of the call; the methods that know every opcode are too large for that.
 *
 * @param name of the method; null for an instruction
 * @param operation the instruction
 * @param tops what the method is told of the lanes first; 0 if nothing
 * @param isSwapped whether it takes the second operand first
 * @param isNegated whether the bits of its result are inverted
 */
record LaneMethod(@Nullable String name, int operation, long tops, boolean isSwapped, boolean isNegated) {
    /** By what follows the shape in the name of an opcode. */
    private static final Map<String, String> METHODS = Map.ofEntries(
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
            Map.of("ADD", LADD, "SUB", LSUB, "MUL", LMUL, "SHL", LSHL, "SHR_S", LSHR, "SHR_U", LUSHR);

    /** {@return what computes an instruction; null if only a method that knows every opcode does} */
    static @Nullable LaneMethod of(Opcode op) {
        switch (op) {
            case V128_AND -> {
                return operation(LAND);
            }
            case V128_OR -> {
                return operation(LOR);
            }
            case V128_XOR -> {
                return operation(LXOR);
            }
            case I16X8_MUL -> {
                return new LaneMethod("multiply16", 0, 0, false, false);
            }
            case I32X4_MUL -> {
                return new LaneMethod("multiply32", 0, 0, false, false);
            }
            default -> {}
        }
        String name = op.name();
        int middle = name.indexOf('_');
        String shape = name.substring(0, middle);
        String work = name.substring(middle + 1);
        return switch (shape) {
            case "I8X16" -> onLanes(Lanes.I8, work);
            case "I16X8" -> onLanes(Lanes.I16, work);
            case "I32X4" -> onLanes(Lanes.I32, work);
            case "I64X2" -> {
                Integer known = ON_LONGS.get(work);
                yield known == null ? null : operation(known);
            }
            default -> null;
        };
    }

    private static LaneMethod operation(int operation) {
        return new LaneMethod(null, operation, 0, false, false);
    }

    private static @Nullable LaneMethod onLanes(long tops, String work) {
        return switch (work) {
            case "NE" -> new LaneMethod("equal", 0, tops, false, true);
            case "GT_S" -> new LaneMethod("lessSigned", 0, tops, true, false);
            case "GT_U" -> new LaneMethod("lessUnsigned", 0, tops, true, false);
            case "LE_S" -> new LaneMethod("lessSigned", 0, tops, true, true);
            case "LE_U" -> new LaneMethod("lessUnsigned", 0, tops, true, true);
            case "GE_S" -> new LaneMethod("lessSigned", 0, tops, false, true);
            case "GE_U" -> new LaneMethod("lessUnsigned", 0, tops, false, true);
            default -> {
                String name = METHODS.get(work);
                yield name == null ? null : new LaneMethod(name, 0, tops, false, false);
            }
        };
    }
}
