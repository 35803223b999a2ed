package dev.stepwasm.engine.compile;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import org.jspecify.annotations.Nullable;

/** Which instructions may fail, and how their failure shows in compiled code. Calls are another matter. */
final class Failing {
    private static final int ATOMIC = 0xFE;

    private Failing() {}

    /**
     * {@return what an instruction of a module throws if it fails, null if it cannot}
     *
     * @param isShort whether it is in a method that is to have few bytecodes
     */
    static @Nullable Class<? extends RuntimeException> failure(
            Instruction instruction, CodeSource source, boolean isShort) {
        Opcode op = instruction.opcode();
        if (op.accessBytes() > 0) {
            boolean isCalled = op.prefix() == ATOMIC || isShort && op.prefix() == 0;
            return !isCalled && source.isArray(memory(instruction.immediates()))
                    ? IndexOutOfBoundsException.class
                    : Fault.class;
        }
        return isArithmetic(op) || always(op) || isOther(op) ? Fault.class : null;
    }

    private static int memory(Immediates immediates) {
        return switch (immediates) {
            case Immediates.MemoryArgument argument -> argument.memory();
            case Immediates.MemoryLane lane -> lane.argument().memory();
            default -> throw new IllegalArgumentException("no access to memory: " + immediates);
        };
    }

    /** {@return whether arithmetic fails for some operands} */
    static boolean isArithmetic(Opcode op) {
        return switch (op) {
            case I32_DIV_S, I32_DIV_U, I32_REM_S, I32_REM_U, I64_DIV_S, I64_DIV_U, I64_REM_S, I64_REM_U -> true;
            case I32_TRUNC_F32_S, I32_TRUNC_F32_U, I32_TRUNC_F64_S, I32_TRUNC_F64_U -> true;
            case I64_TRUNC_F32_S, I64_TRUNC_F32_U, I64_TRUNC_F64_S, I64_TRUNC_F64_U -> true;
            default -> false;
        };
    }

    /** {@return whether what follows an instruction never runs because it fails or throws} */
    static boolean always(Opcode op) {
        return op == Opcode.UNREACHABLE || op == Opcode.THROW || op == Opcode.THROW_REF;
    }

    private static boolean isOther(Opcode op) {
        return switch (op) {
            case REF_AS_NON_NULL, REF_CAST, REF_CAST_NULL -> true;
            case MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> true;
            case TABLE_GET, TABLE_SET, TABLE_FILL, TABLE_COPY, TABLE_INIT -> true;
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U, STRUCT_SET -> true;
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U, ARRAY_SET, ARRAY_LEN -> true;
            case ARRAY_FILL, ARRAY_COPY, ARRAY_INIT_DATA, ARRAY_INIT_ELEM, ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> true;
            case ARRAY_NEW, ARRAY_NEW_DEFAULT, ARRAY_NEW_FIXED, I31_GET_S, I31_GET_U -> true;
            default -> false;
        };
    }
}
