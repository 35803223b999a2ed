package dev.stepwasm.engine.probe;

import dev.stepwasm.wasm.opcode.Opcode;
import java.util.Optional;

/** What atomic instructions write in place of what they find. */
enum Modification {
    ADD,
    SUB,
    AND,
    OR,
    XOR,
    EXCHANGE,
    COMPARE_AND_EXCHANGE;

    /**
     * {@return what is written}
     *
     * @param found unsigned
     * @param top the operand on top of the stack
     * @param second the operand below it; what {@link #COMPARE_AND_EXCHANGE} compares with
     * @param mask the bits of the access
     */
    long apply(long found, long top, long second, long mask) {
        return mask
                & switch (this) {
                    case ADD -> found + top;
                    case SUB -> found - top;
                    case AND -> found & top;
                    case OR -> found | top;
                    case XOR -> found ^ top;
                    case EXCHANGE -> top;
                    case COMPARE_AND_EXCHANGE -> found == (second & mask) ? top : found;
                };
    }

    /** {@return what an instruction does; empty if it changes nothing} */
    static Optional<Modification> of(Opcode opcode) {
        return switch (opcode) {
            case I32_ATOMIC_RMW_ADD,
                    I64_ATOMIC_RMW_ADD,
                    I32_ATOMIC_RMW8_ADD_U,
                    I32_ATOMIC_RMW16_ADD_U,
                    I64_ATOMIC_RMW8_ADD_U,
                    I64_ATOMIC_RMW16_ADD_U,
                    I64_ATOMIC_RMW32_ADD_U -> Optional.of(ADD);
            case I32_ATOMIC_RMW_SUB,
                    I64_ATOMIC_RMW_SUB,
                    I32_ATOMIC_RMW8_SUB_U,
                    I32_ATOMIC_RMW16_SUB_U,
                    I64_ATOMIC_RMW8_SUB_U,
                    I64_ATOMIC_RMW16_SUB_U,
                    I64_ATOMIC_RMW32_SUB_U -> Optional.of(SUB);
            case I32_ATOMIC_RMW_AND,
                    I64_ATOMIC_RMW_AND,
                    I32_ATOMIC_RMW8_AND_U,
                    I32_ATOMIC_RMW16_AND_U,
                    I64_ATOMIC_RMW8_AND_U,
                    I64_ATOMIC_RMW16_AND_U,
                    I64_ATOMIC_RMW32_AND_U -> Optional.of(AND);
            case I32_ATOMIC_RMW_OR,
                    I64_ATOMIC_RMW_OR,
                    I32_ATOMIC_RMW8_OR_U,
                    I32_ATOMIC_RMW16_OR_U,
                    I64_ATOMIC_RMW8_OR_U,
                    I64_ATOMIC_RMW16_OR_U,
                    I64_ATOMIC_RMW32_OR_U -> Optional.of(OR);
            case I32_ATOMIC_RMW_XOR,
                    I64_ATOMIC_RMW_XOR,
                    I32_ATOMIC_RMW8_XOR_U,
                    I32_ATOMIC_RMW16_XOR_U,
                    I64_ATOMIC_RMW8_XOR_U,
                    I64_ATOMIC_RMW16_XOR_U,
                    I64_ATOMIC_RMW32_XOR_U -> Optional.of(XOR);
            case I32_ATOMIC_RMW_XCHG,
                    I64_ATOMIC_RMW_XCHG,
                    I32_ATOMIC_RMW8_XCHG_U,
                    I32_ATOMIC_RMW16_XCHG_U,
                    I64_ATOMIC_RMW8_XCHG_U,
                    I64_ATOMIC_RMW16_XCHG_U,
                    I64_ATOMIC_RMW32_XCHG_U -> Optional.of(EXCHANGE);
            case I32_ATOMIC_RMW_CMPXCHG,
                    I64_ATOMIC_RMW_CMPXCHG,
                    I32_ATOMIC_RMW8_CMPXCHG_U,
                    I32_ATOMIC_RMW16_CMPXCHG_U,
                    I64_ATOMIC_RMW8_CMPXCHG_U,
                    I64_ATOMIC_RMW16_CMPXCHG_U,
                    I64_ATOMIC_RMW32_CMPXCHG_U -> Optional.of(COMPARE_AND_EXCHANGE);
            default -> Optional.empty();
        };
    }
}
