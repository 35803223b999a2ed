package dev.stepwasm.wasm.type;

/** The type of a field of a struct or array: a value type or a packed integer (core spec 2.3.8). */
public sealed interface StorageType permits ValueType, PackedType {
    /** {@return the type as the text format writes it} */
    String show();

    /** {@return the type of the field's value on the operand stack} */
    default ValueType unpacked() {
        return switch (this) {
            case ValueType type -> type;
            case PackedType packed -> ValueType.Numeric.I32;
        };
    }
}
