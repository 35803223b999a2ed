package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.module.NameSection;
import java.util.Map;
import java.util.TreeMap;

/** Writes the contents of a name section, section name included; nothing if nothing is named. */
final class NameSectionWriter {
    private NameSectionWriter() {}

    static void write(NameSection names, ByteWriter out) {
        if (names.isEmpty()) {
            return;
        }
        out.name("name");
        names.module().ifPresent(name -> subsection(out, NameId.MODULE, new ByteWriter().name(name)));
        flat(out, NameId.FUNCTIONS, names.functions());
        nested(out, NameId.LOCALS, names.locals());
        nested(out, NameId.LABELS, names.labels());
        flat(out, NameId.TYPES, names.types());
        flat(out, NameId.TABLES, names.tables());
        flat(out, NameId.MEMORIES, names.memories());
        flat(out, NameId.GLOBALS, names.globals());
        flat(out, NameId.ELEMENTS, names.elements());
        flat(out, NameId.DATA, names.data());
        nested(out, NameId.FIELDS, names.fields());
        flat(out, NameId.TAGS, names.tags());
    }

    private static void subsection(ByteWriter out, int id, ByteWriter contents) {
        out.u8(id).u32(contents.size()).raw(contents);
    }

    private static void flat(ByteWriter out, int id, Map<Integer, String> names) {
        if (!names.isEmpty()) {
            var contents = new ByteWriter();
            map(contents, names);
            subsection(out, id, contents);
        }
    }

    private static void nested(ByteWriter out, int id, Map<Integer, Map<Integer, String>> names) {
        if (!names.isEmpty()) {
            var contents = new ByteWriter().u32(names.size());
            new TreeMap<>(names).forEach((outer, inner) -> map(contents.u32(outer), inner));
            subsection(out, id, contents);
        }
    }

    private static void map(ByteWriter out, Map<Integer, String> names) {
        out.u32(names.size());
        new TreeMap<>(names).forEach((index, name) -> out.u32(index).name(name));
    }
}
