package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an instruction with a fixed type becomes flat code.
 *
 * @param op what to emit
 * @param swapped whether the operands change places: {@code a > b} is {@code b < a}
 */
record Lowering(Shape shape, int op, boolean swapped) {
    /** What the words of the flat instruction are. */
    enum Shape {
        /** [op dst a] */
        UNARY,
        /** [op dst a b] */
        BINARY,
        /** [op dst address offset] */
        LOAD,
        /** [op address a offset] */
        STORE,
        /** [op dst a b c _ _], with immediates where {@link Vectors} wants them; two results are in dst and the next slot */
        VECTOR,
        /** The bits stay as they are: nothing to do. */
        SAME_BITS
    }

    private static final Map<Opcode, Lowering> TABLE = new EnumMap<>(Opcode.class);

    static {
        for (Opcode opcode : Opcode.values()) {
            opcode.signature().ifPresent(type -> ofSignature(opcode, type));
        }
        loadsAndStores();
        comparisons();
        arithmetic();
        sameBits();
    }

    /** {@return how to lower an instruction; null if it is not one of the simple ones} */
    static @Nullable Lowering of(Opcode opcode) {
        return TABLE.get(opcode);
    }

    private static void ofSignature(Opcode opcode, FunctionType type) {
        int operands = type.parameters().size();
        if (isVector(opcode)) {
            put(opcode, Shape.VECTOR, Op.VECTOR + opcode.ordinal());
        } else if (opcode.feature() == Feature.GC) {
            return; // ReferenceLowering knows these.
        } else if (opcode.immediates().isEmpty() && type.results().size() == 1 && (operands == 1 || operands == 2)) {
            put(opcode, operands == 1 ? Shape.UNARY : Shape.BINARY, Op.NUMBER + opcode.ordinal());
        } else if (opcode.feature() == Feature.MVP && opcode.immediates().contains(Immediate.MEMARG)) {
            put(opcode, type.results().isEmpty() ? Shape.STORE : Shape.LOAD, -1);
        }
    }

    private static boolean isVector(Opcode opcode) {
        return switch (opcode.feature()) {
            case SIMD, RELAXED_SIMD, WIDE_ARITHMETIC -> opcode != Opcode.V128_CONST; // That is a value without code.
            default -> false;
        };
    }

    private static void put(Opcode opcode, Shape shape, int op) {
        TABLE.put(opcode, new Lowering(shape, op, false));
    }

    private static void loadsAndStores() {
        put(Opcode.I32_LOAD, Shape.LOAD, Op.LOAD32_S);
        put(Opcode.I64_LOAD, Shape.LOAD, Op.LOAD64);
        put(Opcode.F32_LOAD, Shape.LOAD, Op.LOAD32_S);
        put(Opcode.F64_LOAD, Shape.LOAD, Op.LOAD64);
        put(Opcode.I32_LOAD8_S, Shape.LOAD, Op.LOAD8_S);
        put(Opcode.I32_LOAD8_U, Shape.LOAD, Op.LOAD8_U);
        put(Opcode.I32_LOAD16_S, Shape.LOAD, Op.LOAD16_S);
        put(Opcode.I32_LOAD16_U, Shape.LOAD, Op.LOAD16_U);
        put(Opcode.I64_LOAD8_S, Shape.LOAD, Op.LOAD8_S);
        put(Opcode.I64_LOAD8_U, Shape.LOAD, Op.LOAD8_U);
        put(Opcode.I64_LOAD16_S, Shape.LOAD, Op.LOAD16_S);
        put(Opcode.I64_LOAD16_U, Shape.LOAD, Op.LOAD16_U);
        put(Opcode.I64_LOAD32_S, Shape.LOAD, Op.LOAD32_S);
        put(Opcode.I64_LOAD32_U, Shape.LOAD, Op.LOAD32_U);
        put(Opcode.I32_STORE, Shape.STORE, Op.STORE32);
        put(Opcode.I64_STORE, Shape.STORE, Op.STORE64);
        put(Opcode.F32_STORE, Shape.STORE, Op.STORE32);
        put(Opcode.F64_STORE, Shape.STORE, Op.STORE64);
        put(Opcode.I32_STORE8, Shape.STORE, Op.STORE8);
        put(Opcode.I32_STORE16, Shape.STORE, Op.STORE16);
        put(Opcode.I64_STORE8, Shape.STORE, Op.STORE8);
        put(Opcode.I64_STORE16, Shape.STORE, Op.STORE16);
        put(Opcode.I64_STORE32, Shape.STORE, Op.STORE32);
    }

    private static void comparisons() {
        put(Opcode.I32_EQZ, Shape.UNARY, Op.I32_EQZ);
        put(Opcode.I64_EQZ, Shape.UNARY, Op.I64_EQZ);
        put(Opcode.I32_EQ, Shape.BINARY, Op.I32_EQ);
        put(Opcode.I32_NE, Shape.BINARY, Op.I32_NE);
        ordered(Op.I32_LT_S, Opcode.I32_LT_S, Opcode.I32_GT_S);
        ordered(Op.I32_LT_U, Opcode.I32_LT_U, Opcode.I32_GT_U);
        ordered(Op.I32_LE_S, Opcode.I32_LE_S, Opcode.I32_GE_S);
        ordered(Op.I32_LE_U, Opcode.I32_LE_U, Opcode.I32_GE_U);
        put(Opcode.I64_EQ, Shape.BINARY, Op.I64_EQ);
        put(Opcode.I64_NE, Shape.BINARY, Op.I64_NE);
        ordered(Op.I64_LT_S, Opcode.I64_LT_S, Opcode.I64_GT_S);
        ordered(Op.I64_LT_U, Opcode.I64_LT_U, Opcode.I64_GT_U);
        ordered(Op.I64_LE_S, Opcode.I64_LE_S, Opcode.I64_GE_S);
        ordered(Op.I64_LE_U, Opcode.I64_LE_U, Opcode.I64_GE_U);
        put(Opcode.F32_EQ, Shape.BINARY, Op.F32_EQ);
        put(Opcode.F32_NE, Shape.BINARY, Op.F32_NE);
        ordered(Op.F32_LT, Opcode.F32_LT, Opcode.F32_GT);
        ordered(Op.F32_LE, Opcode.F32_LE, Opcode.F32_GE);
        put(Opcode.F64_EQ, Shape.BINARY, Op.F64_EQ);
        put(Opcode.F64_NE, Shape.BINARY, Op.F64_NE);
        ordered(Op.F64_LT, Opcode.F64_LT, Opcode.F64_GT);
        ordered(Op.F64_LE, Opcode.F64_LE, Opcode.F64_GE);
    }

    private static void ordered(int op, Opcode less, Opcode greater) {
        put(less, Shape.BINARY, op);
        TABLE.put(greater, new Lowering(Shape.BINARY, op, true));
    }

    private static void arithmetic() {
        Opcode[] i32 = {
            Opcode.I32_ADD, Opcode.I32_SUB, Opcode.I32_MUL, Opcode.I32_DIV_S, Opcode.I32_DIV_U, Opcode.I32_REM_S,
            Opcode.I32_REM_U, Opcode.I32_AND, Opcode.I32_OR, Opcode.I32_XOR, Opcode.I32_SHL, Opcode.I32_SHR_S,
            Opcode.I32_SHR_U, Opcode.I32_ROTL, Opcode.I32_ROTR
        };
        consecutive(Op.I32_ADD, Shape.BINARY, i32);
        Opcode[] i64 = {
            Opcode.I64_ADD,
            Opcode.I64_SUB,
            Opcode.I64_MUL,
            Opcode.I64_AND,
            Opcode.I64_OR,
            Opcode.I64_XOR,
            Opcode.I64_SHL,
            Opcode.I64_SHR_S,
            Opcode.I64_SHR_U,
            Opcode.I64_ROTL,
            Opcode.I64_ROTR
        };
        consecutive(Op.I64_ADD, Shape.BINARY, i64);
        Opcode[] floats = {
            Opcode.F32_ADD, Opcode.F32_SUB, Opcode.F32_MUL, Opcode.F32_DIV,
            Opcode.F64_ADD, Opcode.F64_SUB, Opcode.F64_MUL, Opcode.F64_DIV
        };
        consecutive(Op.F32_ADD, Shape.BINARY, floats);
        put(Opcode.I64_EXTEND_I32_S, Shape.UNARY, Op.I64_EXTEND_I32_S);
        put(Opcode.I64_EXTEND_I32_U, Shape.UNARY, Op.I64_EXTEND_I32_U);
        put(Opcode.F64_CONVERT_I32_S, Shape.UNARY, Op.F64_CONVERT_I32_S);
    }

    private static void consecutive(int firstOp, Shape shape, Opcode... opcodes) {
        for (int i = 0; i < opcodes.length; i++) {
            put(opcodes[i], shape, firstOp + i * Op.STEP);
        }
    }

    private static void sameBits() {
        put(Opcode.I32_WRAP_I64, Shape.SAME_BITS, -1);
        put(Opcode.I32_REINTERPRET_F32, Shape.SAME_BITS, -1);
        put(Opcode.I64_REINTERPRET_F64, Shape.SAME_BITS, -1);
        put(Opcode.F32_REINTERPRET_I32, Shape.SAME_BITS, -1);
        put(Opcode.F64_REINTERPRET_I64, Shape.SAME_BITS, -1);
    }
}
