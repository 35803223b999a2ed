package dev.stepwasm.wasm.type;

/** The type of a field of a struct or of the elements of an array. */
public record FieldType(StorageType storage, boolean mutable) {
    /** {@return the type as the text format writes it} */
    public String show() {
        return mutable ? "(mut " + storage.show() + ")" : storage.show();
    }
}
