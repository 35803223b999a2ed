package dev.stepwasm.chicory;

import com.dylibso.chicory.wasm.types.ValType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;

/** Chicory's value types in our words. */
final class ChicoryTypes {
    private ChicoryTypes() {}

    /** {@return our types} @throws IllegalArgumentException for references other than functions and objects of the host */
    static List<ValueType> of(List<ValType> types) {
        return types.stream().map(ChicoryTypes::of).toList();
    }

    private static ValueType of(ValType type) {
        if (type.equals(ValType.I32)) {
            return ValueType.Numeric.I32;
        } else if (type.equals(ValType.I64)) {
            return ValueType.Numeric.I64;
        } else if (type.equals(ValType.F32)) {
            return ValueType.Numeric.F32;
        } else if (type.equals(ValType.F64)) {
            return ValueType.Numeric.F64;
        } else if (type.equals(ValType.V128)) {
            return ValueType.Vector.V128;
        } else if (type.equals(ValType.FuncRef)) {
            return ValueType.FUNCREF;
        } else if (type.equals(ValType.ExternRef)) {
            return ValueType.EXTERNREF;
        }
        throw new IllegalArgumentException("`" + type + "` cannot pass between two runtimes");
    }
}
