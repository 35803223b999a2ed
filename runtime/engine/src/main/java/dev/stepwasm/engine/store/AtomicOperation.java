package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.opcode.Opcode;
import org.jspecify.annotations.Nullable;

/** What an atomic read-modify-write instruction makes of the value that it finds and its operand. */
public enum AtomicOperation {
    ADD,
    SUB,
    AND,
    OR,
    XOR,
    /** The operand takes the place of the value. */
    EXCHANGE;

    /** {@return what is written, of which as many low bits count as the access has} */
    public long apply(long found, long operand) {
        return switch (this) {
            case ADD -> found + operand;
            case SUB -> found - operand;
            case AND -> found & operand;
            case OR -> found | operand;
            case XOR -> found ^ operand;
            case EXCHANGE -> operand;
        };
    }

    /** {@return that of an instruction, null if it is not one of these} */
    public static @Nullable AtomicOperation of(Opcode opcode) {
        return switch (opcode) {
            case I32_ATOMIC_RMW_ADD,
                    I64_ATOMIC_RMW_ADD,
                    I32_ATOMIC_RMW8_ADD_U,
                    I32_ATOMIC_RMW16_ADD_U,
                    I64_ATOMIC_RMW8_ADD_U,
                    I64_ATOMIC_RMW16_ADD_U,
                    I64_ATOMIC_RMW32_ADD_U -> ADD;
            case I32_ATOMIC_RMW_SUB,
                    I64_ATOMIC_RMW_SUB,
                    I32_ATOMIC_RMW8_SUB_U,
                    I32_ATOMIC_RMW16_SUB_U,
                    I64_ATOMIC_RMW8_SUB_U,
                    I64_ATOMIC_RMW16_SUB_U,
                    I64_ATOMIC_RMW32_SUB_U -> SUB;
            case I32_ATOMIC_RMW_AND,
                    I64_ATOMIC_RMW_AND,
                    I32_ATOMIC_RMW8_AND_U,
                    I32_ATOMIC_RMW16_AND_U,
                    I64_ATOMIC_RMW8_AND_U,
                    I64_ATOMIC_RMW16_AND_U,
                    I64_ATOMIC_RMW32_AND_U -> AND;
            case I32_ATOMIC_RMW_OR,
                    I64_ATOMIC_RMW_OR,
                    I32_ATOMIC_RMW8_OR_U,
                    I32_ATOMIC_RMW16_OR_U,
                    I64_ATOMIC_RMW8_OR_U,
                    I64_ATOMIC_RMW16_OR_U,
                    I64_ATOMIC_RMW32_OR_U -> OR;
            case I32_ATOMIC_RMW_XOR,
                    I64_ATOMIC_RMW_XOR,
                    I32_ATOMIC_RMW8_XOR_U,
                    I32_ATOMIC_RMW16_XOR_U,
                    I64_ATOMIC_RMW8_XOR_U,
                    I64_ATOMIC_RMW16_XOR_U,
                    I64_ATOMIC_RMW32_XOR_U -> XOR;
            case I32_ATOMIC_RMW_XCHG,
                    I64_ATOMIC_RMW_XCHG,
                    I32_ATOMIC_RMW8_XCHG_U,
                    I32_ATOMIC_RMW16_XCHG_U,
                    I64_ATOMIC_RMW8_XCHG_U,
                    I64_ATOMIC_RMW16_XCHG_U,
                    I64_ATOMIC_RMW32_XCHG_U -> EXCHANGE;
            default -> null;
        };
    }

    /** {@return whether an instruction writes its last operand if it finds what the one before says} */
    public static boolean isCompareExchange(Opcode opcode) {
        return switch (opcode) {
            case I32_ATOMIC_RMW_CMPXCHG,
                    I64_ATOMIC_RMW_CMPXCHG,
                    I32_ATOMIC_RMW8_CMPXCHG_U,
                    I32_ATOMIC_RMW16_CMPXCHG_U,
                    I64_ATOMIC_RMW8_CMPXCHG_U,
                    I64_ATOMIC_RMW16_CMPXCHG_U,
                    I64_ATOMIC_RMW32_CMPXCHG_U -> true;
            default -> false;
        };
    }
}
