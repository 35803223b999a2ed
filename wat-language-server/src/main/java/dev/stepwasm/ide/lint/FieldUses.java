package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.type.TypeSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which fields of which types something is done with; what is done through a type is done to those above and below it too. */
final class FieldUses {
    /** As deep as types may inherit in practice; beyond that everything counts as used. */
    static final int MAX_DEPTH = 100;

    private final TypeSpace types;
    private final Set<FieldOf> direct = new HashSet<>();
    private final Set<FieldOf> below = new HashSet<>();

    /** A field of a type, by the lowest index of a type that is the same. */
    private record FieldOf(int type, int field) {}

    FieldUses(TypeSpace types) {
        this.types = types;
    }

    /** Notes a use; of an array, field 0 stands for its elements. */
    void add(int type, int field) {
        if (types.contains(type) && direct.add(new FieldOf(types.canonical(type), field))) {
            int above = type;
            while (above >= 0 && below.add(new FieldOf(types.canonical(above), field))) {
                above = above(types, above);
            }
        }
    }

    /** {@return whether a field is used through a type, one above it or one below it} */
    boolean contain(int type, int field) {
        if (below.contains(new FieldOf(types.canonical(type), field))) {
            return true;
        }
        int above = above(types, type);
        for (int depth = 0; above >= 0; depth++) {
            if (depth > MAX_DEPTH || direct.contains(new FieldOf(types.canonical(above), field))) {
                return true;
            }
            above = above(types, above);
        }
        return false;
    }

    /** {@return the type that a type inherits from, or -1} */
    static int above(TypeSpace types, int type) {
        List<Integer> supertypes = types.get(type).supertypes();
        boolean known = !supertypes.isEmpty() && types.contains(supertypes.getFirst()) && supertypes.getFirst() < type;
        return known ? supertypes.getFirst() : -1;
    }
}
