package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.StorageType;
import dev.stepwasm.wasm.type.ValueType;

/** How a field or element is kept. */
public enum Storage {
    /** As it stands in a slot of the operand stack. */
    NUMBER,
    /** As two numbers, the low half first. */
    VECTOR,
    REFERENCE,
    /** The lowest 8 bits. */
    I8,
    /** The lowest 16 bits. */
    I16;

    /** {@return how something of a type is kept} */
    public static Storage of(StorageType type) {
        return switch (type) {
            case PackedType.I8 -> I8;
            case PackedType.I16 -> I16;
            case ValueType.Numeric number -> NUMBER;
            case ValueType.Vector vector -> VECTOR;
            case ValueType.Reference reference -> REFERENCE;
            case ValueType.Bottom bottom -> throw new IllegalArgumentException("no field is " + bottom.show());
        };
    }
}
