package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Types;
import dev.stepwasm.ide.syntax.TypeNames;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import java.util.Optional;

/** The instruction that gives the default value of a type. */
final class Zero {
    private Zero() {}

    /** {@return the instruction without parentheses; empty for a reference that cannot be null} */
    static Optional<String> of(ModuleAnalysis module, ValueType type) {
        return switch (type) {
            case ValueType.Numeric numeric -> Optional.of(numeric.show() + ".const 0");
            case ValueType.Vector vector -> Optional.of("v128.const i64x2 0 0");
            case ValueType.Reference(boolean nullable, HeapType heap) ->
                nullable ? Optional.of("ref.null " + heap(module, heap)) : Optional.empty();
            case ValueType.Bottom bottom -> of(module, CallShape.known(bottom));
        };
    }

    /** {@return the type, which may be null if it is a reference, so that it has a default value} */
    static ValueType defaultable(ValueType type) {
        return type instanceof ValueType.Reference reference ? reference.withNullable(true) : type;
    }

    private static String heap(ModuleAnalysis module, HeapType heap) {
        return heap instanceof HeapType.Concrete(int index) ? new TypeNames(module).name(index) : heap.show();
    }

    /** {@return a global of a type, with its default value} */
    static String global(ModuleAnalysis module, String spacedName, ValueType type, boolean mutable) {
        String shown = Types.show(module, defaultable(type));
        return "(global" + spacedName + " " + (mutable ? "(mut " + shown + ")" : shown) + " ("
                + of(module, defaultable(type)).orElseThrow() + "))";
    }
}
