package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.opcode.Opcode;
import java.util.OptionalLong;

/** What integer instructions make of numbers; an i32 is sign-extended. Those that may trap are left out. */
final class Arithmetic {
    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    private Arithmetic() {}

    /** {@return what an instruction with one operand gives, empty if that is not computed here} */
    static OptionalLong unary(Opcode op, long a) {
        return switch (op) {
            case I32_EQZ, I64_EQZ -> bit(a == 0);
            case I32_WRAP_I64 -> i32(a);
            case I64_EXTEND_I32_S -> OptionalLong.of(a);
            case I64_EXTEND_I32_U -> OptionalLong.of(a & 0xFFFF_FFFFL);
            default -> UNKNOWN;
        };
    }

    /** {@return what an instruction with two operands gives, empty if that is not computed here} */
    static OptionalLong binary(Opcode op, long a, long b) {
        return switch (op) {
            case I32_ADD -> i32(a + b);
            case I32_SUB -> i32(a - b);
            case I32_MUL -> i32(a * b);
            case I32_SHL -> OptionalLong.of((int) a << (int) b);
            case I32_SHR_S -> OptionalLong.of((int) a >> (int) b);
            case I32_SHR_U -> OptionalLong.of((int) a >>> (int) b);
            case I64_ADD -> OptionalLong.of(a + b);
            case I64_SUB -> OptionalLong.of(a - b);
            case I64_MUL -> OptionalLong.of(a * b);
            case I64_SHL -> OptionalLong.of(a << b);
            case I64_SHR_S -> OptionalLong.of(a >> b);
            case I64_SHR_U -> OptionalLong.of(a >>> b);
            case I32_AND, I64_AND -> OptionalLong.of(a & b);
            case I32_OR, I64_OR -> OptionalLong.of(a | b);
            case I32_XOR, I64_XOR -> OptionalLong.of(a ^ b);
            default -> comparison(op, a, b);
        };
    }

    /** Sign-extended numbers have the order of those that they stand for, with and without sign. */
    private static OptionalLong comparison(Opcode op, long a, long b) {
        return switch (op) {
            case I32_EQ, I64_EQ -> bit(a == b);
            case I32_NE, I64_NE -> bit(a != b);
            case I32_LT_S, I64_LT_S -> bit(a < b);
            case I32_LT_U, I64_LT_U -> bit(Long.compareUnsigned(a, b) < 0);
            case I32_GT_S, I64_GT_S -> bit(a > b);
            case I32_GT_U, I64_GT_U -> bit(Long.compareUnsigned(a, b) > 0);
            case I32_LE_S, I64_LE_S -> bit(a <= b);
            case I32_LE_U, I64_LE_U -> bit(Long.compareUnsigned(a, b) <= 0);
            case I32_GE_S, I64_GE_S -> bit(a >= b);
            case I32_GE_U, I64_GE_U -> bit(Long.compareUnsigned(a, b) >= 0);
            default -> UNKNOWN;
        };
    }

    /** {@return the lowest 32 bits, sign-extended} */
    private static OptionalLong i32(long value) {
        return OptionalLong.of(value << 32 >> 32);
    }

    private static OptionalLong bit(boolean value) {
        return OptionalLong.of(value ? 1 : 0);
    }
}
