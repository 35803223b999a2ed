package dev.stepwasm.wasm.module;

import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TagType;

/** What an import must be. */
public sealed interface ExternalType {
    /** A function of the type with that index. */
    record Function(int typeIndex) implements ExternalType {}

    /** A table. */
    record Table(TableType type) implements ExternalType {}

    /** A memory. */
    record Memory(MemoryType type) implements ExternalType {}

    /** A global. */
    record Global(GlobalType type) implements ExternalType {}

    /** An exception tag. */
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
