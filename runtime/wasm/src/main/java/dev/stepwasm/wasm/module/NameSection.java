package dev.stepwasm.wasm.module;

import java.util.Map;
import java.util.Optional;

/**
 * Names for people (core spec 7.4.1 and the extended name section), by index; locals, labels and fields by function or
 * type index first. Names do not begin with {@code $} and need not be unique. Treat the maps as immutable.
 *
 * @param labels numbered by the order of the blocks in the body
 */
public record NameSection(
        Optional<String> module,
        Map<Integer, String> functions,
        Map<Integer, Map<Integer, String>> locals,
        Map<Integer, Map<Integer, String>> labels,
        Map<Integer, String> types,
        Map<Integer, String> tables,
        Map<Integer, String> memories,
        Map<Integer, String> globals,
        Map<Integer, String> elements,
        Map<Integer, String> data,
        Map<Integer, Map<Integer, String>> fields,
        Map<Integer, String> tags) {
    /** No names at all. */
    public static final NameSection EMPTY = new NameSection(
            Optional.empty(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of());

    /** {@return whether nothing is named} */
    public boolean isEmpty() {
        return equals(EMPTY);
    }

    /** {@return the name of a function} */
    public Optional<String> function(int index) {
        return Optional.ofNullable(functions.get(index));
    }

    /** {@return the name of a local of a function} */
    public Optional<String> local(int function, int local) {
        return Optional.ofNullable(locals.getOrDefault(function, Map.of()).get(local));
    }
}
