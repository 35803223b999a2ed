package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.List;
import java.util.stream.Collectors;

/** What a trap of a division or conversion says besides its reason. */
final class NumberTrapText {
    private NumberTrapText() {}

    /** {@return the instruction, its operands and, for a number that does not fit, what would} */
    static String of(Opcode opcode, List<Value> operands, TrapReason reason) {
        String words = opcode.keyword() + " of "
                + operands.stream()
                        .map(isUnsignedDivision(opcode) ? NumberTrapText::unsigned : Value::show)
                        .collect(Collectors.joining(" and "));
        return reason == TrapReason.INTEGER_OVERFLOW ? words + range(opcode) : words;
    }

    private static boolean isUnsignedDivision(Opcode opcode) {
        return switch (opcode) {
            case I32_DIV_U, I32_REM_U, I64_DIV_U, I64_REM_U -> true;
            default -> false;
        };
    }

    private static String unsigned(Value value) {
        return switch (value) {
            case Value.I32(int number) -> Integer.toUnsignedString(number);
            case Value.I64(long number) -> Long.toUnsignedString(number);
            default -> value.show();
        };
    }

    private static String range(Opcode opcode) {
        return switch (opcode) {
            case I32_DIV_S, I32_TRUNC_F32_S, I32_TRUNC_F64_S -> fits(Integer.MIN_VALUE, "2147483647");
            case I32_TRUNC_F32_U, I32_TRUNC_F64_U -> fits(0, "4294967295");
            case I64_DIV_S, I64_TRUNC_F32_S, I64_TRUNC_F64_S -> fits(Long.MIN_VALUE, "9223372036854775807");
            case I64_TRUNC_F32_U, I64_TRUNC_F64_U -> fits(0, "18446744073709551615");
            default -> "";
        };
    }

    private static String fits(long least, String most) {
        return ", results are from " + least + " to " + most;
    }
}
