package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.CompositeType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.StorageType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.stream.Collectors;

/** Types in words, with what they refer to told by its kind: type indices say nothing outside of their module. */
final class TypeText {
    private TypeText() {}

    static String show(CompositeType type, DefinedTypes scope) {
        return switch (type) {
            case FunctionType(List<ValueType> parameters, List<ValueType> results) ->
                "(func" + clause("param", parameters, scope) + clause("result", results, scope) + ")";
            case StructType(List<FieldType> fields) ->
                fields.stream()
                        .map(field -> " (field " + show(field, scope) + ")")
                        .collect(Collectors.joining("", "(struct", ")"));
            case ArrayType(FieldType element) -> "(array " + show(element, scope) + ")";
        };
    }

    private static String clause(String keyword, List<ValueType> types, DefinedTypes scope) {
        return types.isEmpty() ? "" : " (" + keyword + " " + list(types, scope) + ")";
    }

    static String list(List<ValueType> types, DefinedTypes scope) {
        return types.stream().map(type -> show(type, scope)).collect(Collectors.joining(" "));
    }

    private static String show(FieldType field, DefinedTypes scope) {
        String storage = show(field.storage(), scope);
        return field.mutable() ? "(mut " + storage + ")" : storage;
    }

    static String show(StorageType type, DefinedTypes scope) {
        return type instanceof ValueType.Reference(boolean nullable, HeapType.Concrete(int index))
                ? "(ref " + (nullable ? "null " : "") + "("
                        + scope.get(index).kind().show() + " ...))"
                : type.show();
    }

    /** {@return the type as stack change, as {@code [i32 (ref (struct ...))] -> []}} */
    static String showStack(FunctionType type, DefinedTypes scope) {
        return "[" + list(type.parameters(), scope) + "] -> [" + list(type.results(), scope) + "]";
    }
}
