package dev.stepwasm.wasm.type;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** Types that are defined together and may refer to each other (core spec 2.3.9). */
public record RecursiveGroup(List<SubType> types) {
    /** Copies the list. */
    public RecursiveGroup {
        types = List.copyOf(types);
    }

    /** {@return a group of one} */
    public static RecursiveGroup of(SubType type) {
        return new RecursiveGroup(List.of(type));
    }

    /** {@return the group with other type indices} */
    public RecursiveGroup mapIndices(IntUnaryOperator mapping) {
        return new RecursiveGroup(
                types.stream().map(type -> type.mapIndices(mapping)).toList());
    }
}
