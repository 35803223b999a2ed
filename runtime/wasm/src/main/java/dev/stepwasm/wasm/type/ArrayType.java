package dev.stepwasm.wasm.type;

import java.util.function.IntUnaryOperator;

/** A garbage-collected array, all of whose elements are of one type. */
public record ArrayType(FieldType element) implements CompositeType {
    @Override
    public String show() {
        return "(array " + element.show() + ")";
    }

    @Override
    public ArrayType mapIndices(IntUnaryOperator mapping) {
        return new ArrayType(element.mapIndices(mapping));
    }
}
