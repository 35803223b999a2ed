package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;

/**
 * The numbers that an instruction can give, an i32 sign-extended.
 *
 * @param least the first in the order that is meant
 * @param most the last
 */
record Range(long least, long most) {
    private static final Range I32 = new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

    /** {@return what is known of the result of an instruction} */
    static Range of(Body body, int i) {
        return switch (body.op(i)) {
            case I32_LOAD8_U, I64_LOAD8_U -> new Range(0, 0xFF);
            case I32_LOAD8_S, I64_LOAD8_S, I32_EXTEND8_S, I64_EXTEND8_S -> new Range(-0x80, 0x7F);
            case I32_LOAD16_U, I64_LOAD16_U -> new Range(0, 0xFFFF);
            case I32_LOAD16_S, I64_LOAD16_S, I32_EXTEND16_S, I64_EXTEND16_S -> new Range(-0x8000, 0x7FFF);
            case I64_LOAD32_U, I64_EXTEND_I32_U -> new Range(0, 0xFFFF_FFFFL);
            case I64_LOAD32_S, I64_EXTEND_I32_S, I64_EXTEND32_S -> I32;
            case I32_AND, I64_AND -> masked(body, i);
            default -> ofType(body.op(i));
        };
    }

    private static Range masked(Body body, int i) {
        int mask = body.operands().last(i);
        boolean small = body.operands().isKnown(mask) && body.operands().value(mask) >= 0;
        return small ? new Range(0, body.operands().value(mask)) : ofType(body.op(i));
    }

    private static Range ofType(Opcode op) {
        FunctionType type = op.signatureOrNull();
        boolean narrow = type != null && type.results().getFirst() == ValueType.Numeric.I32;
        return narrow ? I32 : ALL;
    }

    /** {@return these numbers as far as they fit 32 bits} */
    Range narrow() {
        return new Range(Math.max(least, I32.least), Math.min(most, I32.most));
    }

    boolean excludes(long number) {
        return number < least || number > most;
    }

    /** {@return the same numbers in the order of those without a sign} */
    Range unsigned() {
        return least >= 0 ? this : new Range(0, -1);
    }
}
