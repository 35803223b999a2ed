package dev.stepwasm.wasm.type;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A type definition with its place in the subtype hierarchy (core spec 2.3.9).
 *
 * @param isFinal whether other types may not name it as their supertype
 * @param supertypes type indices; a valid module has at most one
 */
public record SubType(boolean isFinal, List<Integer> supertypes, CompositeType composite) {
    /** Copies the list. */
    public SubType {
        supertypes = List.copyOf(supertypes);
    }

    /** {@return a type that stands alone, as {@code (type (func))} defines it} */
    public static SubType of(CompositeType composite) {
        return new SubType(true, List.of(), composite);
    }

    /** {@return the definition with other type indices} */
    public SubType mapIndices(IntUnaryOperator mapping) {
        return new SubType(
                isFinal, supertypes.stream().map(mapping::applyAsInt).toList(), composite.mapIndices(mapping));
    }
}
