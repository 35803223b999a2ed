package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.SubType;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes one object of all definitions that are the same. Knows a recursive group as long as one of its types is in use:
 * a type refers to its group, the interner to the group weakly only.
 */
final class TypeInterner {
    /** Guarded by itself. */
    private static final Map<Key, Known> GROUPS = new HashMap<>();

    private static final ReferenceQueue<DefinedTypes> GONE = new ReferenceQueue<>();

    private TypeInterner() {}

    /**
     * A group by what it says.
     *
     * @param outer the types outside of the group that it refers to, in the order in which it does
     * @param group with indices that go on behind {@code outer}
     */
    private record Key(List<DefinedType> outer, RecursiveGroup group) {}

    private static final class Known extends WeakReference<DefinedTypes> {
        private final Key key;

        Known(Key key, DefinedTypes scope) {
            super(scope, GONE);
            this.key = key;
        }
    }

    /**
     * {@return the types of a group}
     *
     * @param start the index of its first type
     * @param before the types with lower indices
     */
    static List<DefinedType> intern(RecursiveGroup group, int start, List<DefinedType> before) {
        Map<DefinedType, Integer> outer = new HashMap<>();
        group.mapIndices(index -> {
            if (index < start) {
                outer.putIfAbsent(before.get(index), outer.size());
            }
            return index;
        });
        RecursiveGroup relative = group.mapIndices(index ->
                index < start ? Objects.requireNonNull(outer.get(before.get(index))) : outer.size() + index - start);
        var ordered = new DefinedType[outer.size()];
        outer.forEach((type, place) -> ordered[place] = type);
        return intern(new Key(List.of(ordered), relative)).from(ordered.length);
    }

    private static DefinedTypes intern(Key key) {
        synchronized (GROUPS) {
            forgetUnused();
            @Nullable Known known = GROUPS.get(key);
            DefinedTypes scope = known == null ? null : known.get();
            if (scope == null) {
                scope = define(key);
                GROUPS.put(key, new Known(key, scope));
            }
            return scope;
        }
    }

    private static DefinedTypes define(Key key) {
        var types = new ArrayList<>(key.outer());
        var scope = new DefinedTypes(types);
        for (SubType definition : key.group().types()) {
            DefinedType supertype = definition.supertypes().isEmpty()
                    ? null
                    : types.get(definition.supertypes().getFirst());
            types.add(new DefinedType(definition, scope, supertype));
        }
        return scope;
    }

    private static void forgetUnused() {
        for (Reference<? extends DefinedTypes> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
            if (gone instanceof Known unused) {
                GROUPS.remove(unused.key, unused); // Unless the group has been made again.
            }
        }
    }

    /** {@return how many groups are known} */
    static int size() {
        synchronized (GROUPS) {
            forgetUnused();
            return GROUPS.size();
        }
    }
}
