package dev.stepwasm.wasm.type;

import java.util.List;

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
}
