package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.wasm.opcode.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * Something that a branch can depend on.
 *
 * @param operands how many operands are compared
 * @param compare the instruction of the JVM that comes before the jump, {@link #NOTHING} or {@link #UNSIGNED}
 * @param type of the operands
 * @param jump taken if the condition holds
 */
record Condition(int operands, JvmType type, int compare, int jump) {
    private static final int NOTHING = -1;
    private static final int UNSIGNED = -2;
    private static final int ZERO = -3;

    /** An i32 on the stack is not zero. */
    static final Condition NOT_ZERO = new Condition(1, JvmType.I32, NOTHING, IFNE);

    /** {@return the condition that an instruction computes, null if it computes something else} */
    static @Nullable Condition of(Opcode op) {
        return switch (op) {
            case I32_EQZ -> new Condition(1, JvmType.I32, NOTHING, IFEQ);
            case I32_EQ -> integers(IF_ICMPEQ);
            case I32_NE -> integers(IF_ICMPNE);
            case I32_LT_S -> integers(IF_ICMPLT);
            case I32_GT_S -> integers(IF_ICMPGT);
            case I32_LE_S -> integers(IF_ICMPLE);
            case I32_GE_S -> integers(IF_ICMPGE);
            case I32_LT_U -> new Condition(2, JvmType.I32, UNSIGNED, IFLT);
            case I32_GT_U -> new Condition(2, JvmType.I32, UNSIGNED, IFGT);
            case I32_LE_U -> new Condition(2, JvmType.I32, UNSIGNED, IFLE);
            case I32_GE_U -> new Condition(2, JvmType.I32, UNSIGNED, IFGE);
            case I64_EQZ -> new Condition(1, JvmType.I64, ZERO, IFEQ);
            case I64_EQ -> longs(LCMP, IFEQ);
            case I64_NE -> longs(LCMP, IFNE);
            case I64_LT_S -> longs(LCMP, IFLT);
            case I64_GT_S -> longs(LCMP, IFGT);
            case I64_LE_S -> longs(LCMP, IFLE);
            case I64_GE_S -> longs(LCMP, IFGE);
            case I64_LT_U -> longs(UNSIGNED, IFLT);
            case I64_GT_U -> longs(UNSIGNED, IFGT);
            case I64_LE_U -> longs(UNSIGNED, IFLE);
            case I64_GE_U -> longs(UNSIGNED, IFGE);
            case F32_EQ -> new Condition(2, JvmType.F32, FCMPL, IFEQ);
            case F32_NE -> new Condition(2, JvmType.F32, FCMPL, IFNE);
            case F32_LT -> new Condition(2, JvmType.F32, FCMPG, IFLT);
            case F32_GT -> new Condition(2, JvmType.F32, FCMPL, IFGT);
            case F32_LE -> new Condition(2, JvmType.F32, FCMPG, IFLE);
            case F32_GE -> new Condition(2, JvmType.F32, FCMPL, IFGE);
            case F64_EQ -> new Condition(2, JvmType.F64, DCMPL, IFEQ);
            case F64_NE -> new Condition(2, JvmType.F64, DCMPL, IFNE);
            case F64_LT -> new Condition(2, JvmType.F64, DCMPG, IFLT);
            case F64_GT -> new Condition(2, JvmType.F64, DCMPL, IFGT);
            case F64_LE -> new Condition(2, JvmType.F64, DCMPG, IFLE);
            case F64_GE -> new Condition(2, JvmType.F64, DCMPL, IFGE);
            case REF_IS_NULL -> new Condition(1, JvmType.REFERENCE, NOTHING, IFNULL);
            default -> null;
        };
    }

    private static Condition integers(int jump) {
        return new Condition(2, JvmType.I32, NOTHING, jump);
    }

    private static Condition longs(int compare, int jump) {
        return new Condition(2, JvmType.I64, compare, jump);
    }

    /** {@return the opposite; of floats too, since what compares them has decided what NaN counts as} */
    Condition negated() {
        int opposite = jump >= IFNULL ? jump ^ 1 : (jump + 1 ^ 1) - 1;
        return new Condition(operands, type, compare, opposite);
    }

    /** Writes what comes before the jump; the operands are on the stack of the JVM. */
    void compare(Emitter out) {
        switch (compare) {
            case NOTHING -> {}
            case UNSIGNED -> {
                if (type == JvmType.I32) {
                    out.invokeStatic(Integer.class, "compareUnsigned", "(II)I");
                } else {
                    out.invokeStatic(Long.class, "compareUnsigned", "(JJ)I");
                }
            }
            case ZERO -> {
                out.plain(LCONST_0);
                out.plain(LCMP);
            }
            default -> out.plain(compare);
        }
    }
}
