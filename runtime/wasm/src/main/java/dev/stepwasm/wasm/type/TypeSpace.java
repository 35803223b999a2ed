package dev.stepwasm.wasm.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types of a module by index, which of them are the same and which are subtypes of which (core spec 3.3 and 3.1.3).
 *
 * <p>Two recursive groups are the same if they read the same when references into the group are counted from its start;
 * each type then has one canonical index, so that comparing is comparing numbers. A type index that does not exist
 * matches everything: whoever met it first has reported it. Immutable.
 */
public final class TypeSpace {
    private static final TypeSpace EMPTY = of(List.of());

    private final List<RecursiveGroup> groups;
    private final SubType[] types;
    private final int[] canonical;

    private TypeSpace(List<RecursiveGroup> groups) {
        this.groups = List.copyOf(groups);
        var flat = new ArrayList<SubType>();
        for (RecursiveGroup group : groups) {
            flat.addAll(group.types());
        }
        this.types = flat.toArray(new SubType[0]);
        this.canonical = new int[types.length];
        var known = new HashMap<RecursiveGroup, Integer>();
        int start = 0;
        for (RecursiveGroup group : groups) {
            int first = start;
            int same = known.computeIfAbsent(canonical(group, first), key -> first);
            for (int i = 0; i < group.types().size(); i++) {
                canonical[first + i] = same + i;
            }
            start += group.types().size();
        }
    }

    /** {@return the types that these groups define, in order} */
    public static TypeSpace of(List<RecursiveGroup> groups) {
        return new TypeSpace(groups);
    }

    /** {@return a space without types} */
    public static TypeSpace empty() {
        return EMPTY;
    }

    /** {@return the number of types} */
    public int size() {
        return types.length;
    }

    /** {@return the groups in order} */
    public List<RecursiveGroup> groups() {
        return groups;
    }

    /** {@return whether there is a type with that index} */
    public boolean contains(int index) {
        return index >= 0 && index < types.length;
    }

    /**
     * {@return the definition of a type}
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public SubType get(int index) {
        return types[index];
    }

    /** {@return the function type with that index, null if there is none or it is no function type} */
    public @Nullable FunctionType function(int index) {
        return contains(index) && types[index].composite() instanceof FunctionType type ? type : null;
    }

    /** {@return the struct type with that index, null if there is none or it is no struct type} */
    public @Nullable StructType struct(int index) {
        return contains(index) && types[index].composite() instanceof StructType type ? type : null;
    }

    /** {@return the array type with that index, null if there is none or it is no array type} */
    public @Nullable ArrayType array(int index) {
        return contains(index) && types[index].composite() instanceof ArrayType type ? type : null;
    }

    /** {@return the lowest index of a type that is the same as the one with that index} */
    public int canonical(int index) {
        return canonical[index];
    }

    /** {@return whether a value of type {@code sub} can stand where {@code sup} is wanted} */
    @SuppressWarnings("ReferenceEquality") // nearly all types are shared objects, and records are compared below
    public boolean matches(ValueType sub, ValueType sup) {
        if (sub == sup || sub == ValueType.Bottom.BOTTOM || sup == ValueType.Bottom.BOTTOM) {
            return true;
        }
        if (sub == ValueType.Bottom.REFERENCE) {
            return sup.isReference();
        }
        if (sup == ValueType.Bottom.REFERENCE) {
            return sub.isReference();
        }
        return sub instanceof ValueType.Reference(boolean subNull, HeapType subHeap)
                && sup instanceof ValueType.Reference(boolean supNull, HeapType supHeap)
                && (supNull || !subNull)
                && matches(subHeap, supHeap);
    }

    /** {@return whether what {@code sub} describes is also described by {@code sup}} */
    public boolean matches(HeapType sub, HeapType sup) {
        return switch (sub) {
            case HeapType.Abstract a ->
                switch (sup) {
                    case HeapType.Abstract b -> a.isWithin(b);
                    case HeapType.Concrete(int b) ->
                        !contains(b) || a == kindOf(b).bottom();
                };
            case HeapType.Concrete(int a) ->
                !contains(a)
                        || switch (sup) {
                            case HeapType.Abstract b -> kindOf(a).isWithin(b);
                            case HeapType.Concrete(int b) -> !contains(b) || inherits(a, b);
                        };
        };
    }

    /** {@return whether a type is the same as another or inherits from it} */
    public boolean inherits(int sub, int sup) {
        int wanted = canonical[sup];
        int index = sub;
        while (true) {
            if (canonical[index] == wanted) {
                return true;
            }
            List<Integer> supertypes = types[index].supertypes();
            // A supertype is defined earlier; anything else is an error reported elsewhere and must not loop here.
            if (supertypes.isEmpty() || !contains(supertypes.get(0)) || supertypes.get(0) >= index) {
                return false;
            }
            index = supertypes.get(0);
        }
    }

    /** {@return whether a field of type {@code sub} can stand for one of type {@code sup}} */
    public boolean matches(FieldType sub, FieldType sup) {
        return sub.mutable() == sup.mutable()
                && matches(sub.storage(), sup.storage())
                && (!sub.mutable() || matches(sup.storage(), sub.storage()));
    }

    /** {@return whether packed or unpacked storage {@code sub} can stand for {@code sup}} */
    public boolean matches(StorageType sub, StorageType sup) {
        return (sub instanceof ValueType a && sup instanceof ValueType b) ? matches(a, b) : sub.equals(sup);
    }

    /** {@return whether a definition may stand where another is wanted, by structure (core spec 3.3.11)} */
    public boolean matches(CompositeType sub, CompositeType sup) {
        return switch (sub) {
            case FunctionType a ->
                sup instanceof FunctionType b
                        && allMatch(b.parameters(), a.parameters())
                        && allMatch(a.results(), b.results());
            case StructType a ->
                sup instanceof StructType b && a.fields().size() >= b.fields().size() && fieldsMatch(a, b);
            case ArrayType a -> sup instanceof ArrayType b && matches(a.element(), b.element());
        };
    }

    /** {@return whether the lists are of one length and each type can stand for its partner} */
    public boolean allMatch(List<ValueType> sub, List<ValueType> sup) {
        if (sub.size() != sup.size()) {
            return false;
        }
        for (int i = 0; i < sub.size(); i++) {
            if (!matches(sub.get(i), sup.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean fieldsMatch(StructType sub, StructType sup) {
        for (int i = 0; i < sup.fields().size(); i++) {
            if (!matches(sub.fields().get(i), sup.fields().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** {@return the abstract type directly above that definition: func, struct or array} */
    public HeapType.Abstract kindOf(int index) {
        return switch (types[index].composite()) {
            case FunctionType type -> HeapType.Abstract.FUNC;
            case StructType type -> HeapType.Abstract.STRUCT;
            case ArrayType type -> HeapType.Abstract.ARRAY;
        };
    }

    /** {@return the top of the hierarchy of a type: any, func, extern or exn} A type that does not exist is any. */
    public HeapType.Abstract topOf(HeapType type) {
        return switch (type) {
            case HeapType.Abstract a -> a.top();
            case HeapType.Concrete(int index) -> contains(index) ? kindOf(index).top() : HeapType.Abstract.ANY;
        };
    }

    /** The group with references into itself as negative numbers and references before it as canonical indices. */
    private RecursiveGroup canonical(RecursiveGroup group, int start) {
        int end = start + group.types().size();
        return group.mapIndices(index -> canonicalIndex(index, start, end));
    }

    private int canonicalIndex(int index, int start, int end) {
        if (index >= start && index < end) {
            return start - index - 2;
        }
        return index >= 0 && index < start ? canonical[index] : index;
    }
}
