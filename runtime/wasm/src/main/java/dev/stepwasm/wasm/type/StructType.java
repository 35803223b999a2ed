package dev.stepwasm.wasm.type;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** A garbage-collected record of fields. */
public record StructType(List<FieldType> fields) implements CompositeType {
    /** Copies the list. */
    public StructType {
        fields = List.copyOf(fields);
    }

    @Override
    public String show() {
        return fields.stream()
                .map(field -> " (field " + field.show() + ")")
                .collect(Collectors.joining("", "(struct", ")"));
    }

    @Override
    public StructType mapIndices(IntUnaryOperator mapping) {
        return new StructType(
                fields.stream().map(field -> field.mapIndices(mapping)).toList());
    }
}
