package dev.stepwasm.engine.typed;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that are in use in one scope, so that no two things there get the same one. */
final class Taken {
    /** Methods that every object has, or the language keeps away from others. */
    private static final Set<String> OF_OBJECTS =
            Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final Set<String> names = new HashSet<>();
    private final Set<String> reserved;
    private final boolean ignoresCase;

    private Taken(Collection<String> reserved, boolean ignoresCase) {
        this.reserved = Set.copyOf(reserved);
        this.ignoresCase = ignoresCase;
    }

    /** {@return a scope of methods, in which those names mean something already, as do those of all objects} */
    static Taken methods(Collection<String> reserved) {
        var all = new HashSet<>(OF_OBJECTS);
        all.addAll(reserved);
        return new Taken(all, false);
    }

    /** {@return a scope of parameters, in which those names mean something already} */
    static Taken parameters(Collection<String> reserved) {
        return new Taken(reserved, false);
    }

    /** {@return a scope of types; there case does not tell names apart, as they become files} */
    static Taken types(Collection<String> reserved) {
        return new Taken(reserved, true);
    }

    /** {@return the wanted name, or one like it if that is taken; it is taken from now on} */
    String take(String wanted) {
        String base = reserved.contains(wanted) ? wanted + "_" : wanted;
        String name = base;
        for (int number = 2; !names.add(key(name)); number++) {
            name = base + number;
        }
        return name;
    }

    private String key(String name) {
        return ignoresCase ? name.toLowerCase(Locale.ROOT) : name;
    }
}
