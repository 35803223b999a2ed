package dev.stepwasm.wasm.type;

import java.util.function.IntUnaryOperator;

/** The type of a field of a struct or of the elements of an array. */
public record FieldType(StorageType storage, boolean mutable) {
    /** {@return the type as the text format writes it} */
    public String show() {
        return mutable ? "(mut " + storage.show() + ")" : storage.show();
    }

    /** {@return the type with other type indices} */
    public FieldType mapIndices(IntUnaryOperator mapping) {
        return storage instanceof ValueType type ? new FieldType(type.mapIndices(mapping), mutable) : this;
    }
}
