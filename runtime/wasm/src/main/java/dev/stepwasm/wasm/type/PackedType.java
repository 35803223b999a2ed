package dev.stepwasm.wasm.type;

/** An integer narrower than a value, in a field only. */
public enum PackedType implements StorageType {
    I8("i8"),
    I16("i16");

    private final String keyword;

    PackedType(String keyword) {
        this.keyword = keyword;
    }

    @Override
    public String show() {
        return keyword;
    }

    @Override
    public String toString() {
        return keyword;
    }
}
