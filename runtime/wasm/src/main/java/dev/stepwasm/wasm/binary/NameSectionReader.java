package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.module.NameSection;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the name section (core spec 7.4.1). It is not part of the module proper: what cannot be read is left out. */
final class NameSectionReader {
    private final Map<Integer, Map<Integer, String>> flat = new LinkedHashMap<>();
    private final Map<Integer, Map<Integer, Map<Integer, String>>> nested = new LinkedHashMap<>();
    private Optional<String> module = Optional.empty();

    private NameSectionReader() {}

    /**
     * {@return the names}
     *
     * @param problems gets what could not be read
     */
    static NameSection read(ByteReader in, Consumer<Diagnostic> problems) {
        var reader = new NameSectionReader();
        try {
            while (!in.atEnd()) {
                int id = in.u8();
                reader.subsection(id, in.part(in.length()));
            }
        } catch (MalformedException e) {
            // By the standard a broken custom section has no effect; the names before the break are still good.
            problems.accept(Problem.MALFORMED_CUSTOM_SECTION.at(new Span(e.offset(), e.offset()), "name", e.reason()));
        }
        return reader.names();
    }

    private void subsection(int id, ByteReader in) throws MalformedException {
        switch (id) {
            case NameId.MODULE -> module = Optional.of(in.name());
            case NameId.LOCALS, NameId.LABELS, NameId.FIELDS -> {
                var byOuter = nested.computeIfAbsent(id, key -> new LinkedHashMap<>());
                for (int left = in.count(); left > 0; left--) {
                    names(in, byOuter.computeIfAbsent(in.index(), key -> new LinkedHashMap<>()));
                }
            }
            case NameId.FUNCTIONS,
                    NameId.TYPES,
                    NameId.TABLES,
                    NameId.MEMORIES,
                    NameId.GLOBALS,
                    NameId.ELEMENTS,
                    NameId.DATA,
                    NameId.TAGS -> names(in, flat.computeIfAbsent(id, key -> new LinkedHashMap<>()));
            default -> {
                // A subsection of a later standard: passed over, its size is known.
            }
        }
    }

    private static void names(ByteReader in, Map<Integer, String> names) throws MalformedException {
        for (int left = in.count(); left > 0; left--) {
            int index = in.index();
            names.put(index, in.name());
        }
    }

    private NameSection names() {
        return new NameSection(
                module,
                flat(NameId.FUNCTIONS),
                nested(NameId.LOCALS),
                nested(NameId.LABELS),
                flat(NameId.TYPES),
                flat(NameId.TABLES),
                flat(NameId.MEMORIES),
                flat(NameId.GLOBALS),
                flat(NameId.ELEMENTS),
                flat(NameId.DATA),
                nested(NameId.FIELDS),
                flat(NameId.TAGS));
    }

    private Map<Integer, String> flat(int id) {
        return Collections.unmodifiableMap(flat.getOrDefault(id, Map.of()));
    }

    private Map<Integer, Map<Integer, String>> nested(int id) {
        return Collections.unmodifiableMap(nested.getOrDefault(id, Map.of()));
    }
}
