package dev.stepwasm.ide.action;

import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;
import java.util.stream.Collectors;

/** Types as they are written in a module, with the names that it gives them. */
public final class Types {
    private Types() {}

    /** {@return types in a clause, as {@code (result i32 (ref $point))}} */
    public static String clause(ModuleAnalysis module, String keyword, List<ValueType> types) {
        return types.stream()
                .map(type -> show(module, type))
                .collect(Collectors.joining(" ", "(" + keyword + " ", ")"));
    }

    /** {@return a type, as {@code (ref null $point)}} */
    public static String show(ModuleAnalysis module, ValueType type) {
        return type instanceof ValueType.Reference(boolean nullable, HeapType.Concrete(int index))
                ? "(ref " + (nullable ? "null " : "") + name(module, index) + ")"
                : type.show();
    }

    private static String name(ModuleAnalysis module, int index) {
        return module.lowered()
                .lookup()
                .definition(IndexSpace.TYPE, index, -1)
                .map(Definition::show)
                .orElse(Integer.toString(index));
    }
}
