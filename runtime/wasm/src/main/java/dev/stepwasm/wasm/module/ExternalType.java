package dev.stepwasm.wasm.module;

import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TagType;

/** What an import must be. */
public sealed interface ExternalType {
    record Function(int typeIndex) implements ExternalType {}

    record Table(TableType type) implements ExternalType {}

    record Memory(MemoryType type) implements ExternalType {}

    record Global(GlobalType type) implements ExternalType {}

    record Tag(TagType type) implements ExternalType {}

    /** {@return the kind without its type} */
    default ExternalKind kind() {
        return switch (this) {
            case Function f -> ExternalKind.FUNCTION;
            case Table t -> ExternalKind.TABLE;
            case Memory m -> ExternalKind.MEMORY;
            case Global g -> ExternalKind.GLOBAL;
            case Tag t -> ExternalKind.TAG;
        };
    }
}
