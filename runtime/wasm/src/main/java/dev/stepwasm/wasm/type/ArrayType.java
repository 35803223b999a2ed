package dev.stepwasm.wasm.type;

/** A garbage-collected array, all of whose elements are of one type. */
public record ArrayType(FieldType element) implements CompositeType {
    @Override
    public String show() {
        return "(array " + element.show() + ")";
    }
}
