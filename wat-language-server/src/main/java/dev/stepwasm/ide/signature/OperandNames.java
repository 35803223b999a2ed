package dev.stepwasm.ide.signature;

import dev.stepwasm.wasm.opcode.Opcode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to call the operands of instructions that take several of one type, so that people look up their order. */
final class OperandNames {
    private static final List<String> COPY = List.of("destination", "source", "length");

    private OperandNames() {}

    static Optional<List<String>> of(Opcode op) {
        return Optional.ofNullable(names(op));
    }

    private static @Nullable List<String> names(Opcode op) {
        return switch (op) {
            case MEMORY_COPY, MEMORY_INIT, TABLE_COPY, TABLE_INIT -> COPY;
            case MEMORY_FILL -> List.of("destination", "value", "length");
            case TABLE_FILL -> List.of("index", "value", "length");
            case TABLE_GROW -> List.of("value", "length");
            case TABLE_SET -> List.of("index", "value");
            case SELECT, SELECT_T -> List.of("chosen if not 0", "chosen if 0", "condition");
            case I32_STORE, I64_STORE, F32_STORE, F64_STORE, V128_STORE -> List.of("address", "value");
            case I32_STORE8, I32_STORE16, I64_STORE8, I64_STORE16, I64_STORE32 -> List.of("address", "value");
            case STRUCT_SET -> List.of("structure", "value");
            case ARRAY_NEW -> List.of("value", "length");
            case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> List.of("offset", "length");
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> List.of("array", "index");
            case ARRAY_SET -> List.of("array", "index", "value");
            case ARRAY_FILL -> List.of("array", "index", "value", "length");
            case ARRAY_COPY -> List.of("destination", "destination index", "source", "source index", "length");
            case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> List.of("array", "index", "source offset", "length");
            case MEMORY_ATOMIC_NOTIFY -> List.of("address", "waiters");
            case MEMORY_ATOMIC_WAIT32, MEMORY_ATOMIC_WAIT64 -> List.of("address", "expected", "timeout");
            default -> null;
        };
    }
}
