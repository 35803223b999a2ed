package dev.stepwasm.engine.typed;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.ArrayObject;
import dev.stepwasm.engine.store.ExceptionObject;
import dev.stepwasm.engine.store.I31;
import dev.stepwasm.engine.store.StructObject;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;

/** Which Java type stands for a type of WebAssembly in the interfaces of one module. */
record JavaTypes(TypeSpace types) {
    /** {@return the Java type for values of a type} */
    Class<?> of(ValueType type) {
        return switch (type) {
            case ValueType.Numeric.I32 -> int.class;
            case ValueType.Numeric.I64 -> long.class;
            case ValueType.Numeric.F32 -> float.class;
            case ValueType.Numeric.F64 -> double.class;
            case ValueType.Vector.V128 -> Value.V128.class;
            case ValueType.Reference(boolean nullable, HeapType heap) -> target(heap);
            case ValueType.Bottom bottom -> throw new IllegalArgumentException("no valid module has this type");
        };
    }

    private Class<?> target(HeapType heap) {
        return switch (heap) {
            case HeapType.Concrete(int index) -> {
                if (types.function(index) != null) {
                    yield WasmFunction.class;
                }
                yield types.struct(index) != null ? StructObject.class : ArrayObject.class;
            }
            case HeapType.Abstract.FUNC, HeapType.Abstract.NOFUNC -> WasmFunction.class;
            case HeapType.Abstract.STRUCT -> StructObject.class;
            case HeapType.Abstract.ARRAY -> ArrayObject.class;
            case HeapType.Abstract.I31 -> I31.class;
            case HeapType.Abstract.EXN, HeapType.Abstract.NOEXN -> ExceptionObject.class;
            case HeapType.Abstract.ANY,
                    HeapType.Abstract.EQ,
                    HeapType.Abstract.EXTERN,
                    HeapType.Abstract.NOEXTERN,
                    HeapType.Abstract.NONE -> Object.class;
        };
    }

    /** {@return how many places a value takes in a call; Java allows 255, one of which is the object} */
    static int slots(Class<?> type) {
        return type == long.class || type == double.class ? 2 : 1;
    }
}
