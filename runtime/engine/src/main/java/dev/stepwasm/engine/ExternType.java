package dev.stepwasm.engine;

import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import java.util.Objects;

/** What an import or export is, with its type. */
public sealed interface ExternType {
    /** A function. */
    record Function(FunctionType type) implements ExternType {}

    /** A table. */
    record Table(TableType type) implements ExternType {}

    /** A memory. */
    record Memory(MemoryType type) implements ExternType {}

    /** A global. */
    record Global(GlobalType type) implements ExternType {}

    /** A tag of exceptions; the parameters of its type are the payload. */
    record Tag(FunctionType type) implements ExternType {}

    /** {@return what an import must be} */
    static ExternType of(Module module, ExternalType type) {
        return switch (type) {
            case ExternalType.Function(int typeIndex) -> new Function(function(module, typeIndex));
            case ExternalType.Table table -> new Table(table.type());
            case ExternalType.Memory memory -> new Memory(memory.type());
            case ExternalType.Global global -> new Global(global.type());
            case ExternalType.Tag tag -> new Tag(function(module, tag.type().typeIndex()));
        };
    }

    /** {@return what an export is} */
    static ExternType of(Module module, Export export) {
        int index = export.index();
        return switch (export.kind()) {
            case FUNCTION -> new Function(function(module, module.functionTypeIndex(index)));
            case TABLE -> new Table(module.table(index));
            case MEMORY -> new Memory(module.memory(index));
            case GLOBAL -> new Global(module.global(index));
            case TAG -> new Tag(function(module, module.tag(index).typeIndex()));
        };
    }

    private static FunctionType function(Module module, int typeIndex) {
        return Objects.requireNonNull(module.types().function(typeIndex), "a valid module has this type");
    }

    /** {@return the kind without its type} */
    default ExternalKind kind() {
        return switch (this) {
            case Function function -> ExternalKind.FUNCTION;
            case Table table -> ExternalKind.TABLE;
            case Memory memory -> ExternalKind.MEMORY;
            case Global global -> ExternalKind.GLOBAL;
            case Tag tag -> ExternalKind.TAG;
        };
    }

    /** {@return kind and type for people, as {@code func [i32] -> []} or {@code memory of limits 1 2}} */
    default String show() {
        return switch (this) {
            case Function(FunctionType type) -> "func " + type.showStack();
            case Table(TableType type) ->
                "table of limits " + type.limits().show() + " of "
                        + type.element().show();
            case Memory(MemoryType type) -> "memory of limits " + type.limits().show();
            case Global(GlobalType type) -> "global " + type.show();
            case Tag(FunctionType type) -> "tag " + FunctionType.showStack(type.parameters());
        };
    }
}
