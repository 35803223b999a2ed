package dev.stepwasm.ide.syntax;

import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;
import java.util.stream.Collectors;

/** Shows types with the names that a module gives to its own: {@code (ref null $point)}. */
public record TypeNames(ModuleAnalysis module) {
    /** {@return a type as the text format writes it} */
    public String show(ValueType type) {
        return type instanceof ValueType.Reference(boolean nullable, HeapType.Concrete(int index))
                ? "(ref " + (nullable ? "null " : "") + name(index) + ")"
                : type.show();
    }

    /** {@return types in brackets, as {@code [i32 f64]}} */
    public String show(List<ValueType> types) {
        return types.stream().map(this::show).collect(Collectors.joining(" ", "[", "]"));
    }

    /** {@return the type of a field, as {@code (mut i8)}} */
    public String show(FieldType type) {
        String storage = switch (type.storage()) {
            case ValueType value -> show(value);
            case PackedType packed -> packed.show();
        };
        return type.mutable() ? "(mut " + storage + ")" : storage;
    }

    /** {@return the name of a type with its {@code $}, or its index} */
    public String name(int index) {
        return index < 0
                ? "?"
                : module.lowered()
                        .lookup()
                        .definition(IndexSpace.TYPE, index, -1)
                        .map(Definition::show)
                        .orElse(Integer.toString(index));
    }
}
