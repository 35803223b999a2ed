package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.names.Identifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers of one index space. A name section may give one name twice or an empty one: then the index is added, or
 * there is no identifier, and an annotation says what the name is.
 */
final class Names {
    /** Longer identifiers are paid for at each use. */
    static final int SHORT = 32;

    private final Map<Integer, String> identifiers = new HashMap<>();
    /** What the name section says where the identifier says something else. */
    private final Map<Integer, String> exact = new HashMap<>();

    private final Set<String> taken = new HashSet<>();
    private final long count;
    private final String stem;
    private final boolean nameUnnamed;
    private final Budget budget;

    /**
     * Makes identifiers of names.
     *
     * @param given by a name section
     * @param count of things in the index space; names beyond are dropped
     * @param stem of names for the unnamed, such as {@code func}
     * @param nameUnnamed whether the unnamed get names
     */
    Names(Map<Integer, String> given, long count, String stem, boolean nameUnnamed, Budget budget) {
        this.count = count;
        this.stem = stem;
        this.nameUnnamed = nameUnnamed;
        this.budget = budget;
        for (Map.Entry<Integer, String> entry : new TreeMap<>(given).entrySet()) {
            if (entry.getKey() < count) {
                add(entry.getKey(), entry.getValue());
            }
        }
    }

    private void add(int index, String given) {
        String name = given.isEmpty() ? given : unique(given, index);
        if (!name.isEmpty()) {
            identifiers.put(index, Identifier.show(name));
        }
        if (name.isEmpty() || !name.equals(given)) {
            exact.put(index, given);
        }
    }

    private String unique(String name, int index) {
        String unique = name;
        while (!taken.add(unique)) {
            unique = unique + "#" + index;
        }
        return unique;
    }

    /** {@return the identifier of a thing, null if it has none} */
    @Nullable
    String of(int index) {
        String identifier = identifiers.get(index);
        if (identifier == null && nameUnnamed && index < count) {
            String name = "#" + stem + index;
            while (taken.contains(name)) {
                name += "#";
            }
            return "$" + name;
        }
        return identifier;
    }

    /** {@return how to refer to a thing: by its identifier, or by its index if it has none} */
    String use(int index) {
        String identifier = of(index);
        boolean named = identifier != null && (identifier.length() <= SHORT || budget.take(identifier.length()));
        return named ? String.valueOf(identifier) : Integer.toString(index);
    }

    /**
     * {@return what gives a thing its name where it is defined, null if it has none: an identifier, and an annotation if
     * the name section says something that cannot be one}
     */
    @Nullable
    String declaration(int index) {
        String identifier = of(index);
        String given = exact.get(index);
        if (given == null) {
            return identifier;
        }
        String annotation = "(@name " + StringLiteral.show(given) + ")";
        return identifier == null ? annotation : identifier + " " + annotation;
    }

    /** {@return what stands where a thing is defined: its name, if it has one, and its index in a comment} */
    String definition(int index) {
        String declaration = declaration(index);
        return (declaration == null ? "" : declaration + " ") + "(;" + index + ";)";
    }
}
