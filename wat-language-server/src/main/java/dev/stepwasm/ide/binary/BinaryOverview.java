package dev.stepwasm.ide.binary;

import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.binary.ToolSections;
import dev.stepwasm.wasm.module.Module;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is in a binary, for people who want to know it without reading its code. Lists that can get long are cut; {@code
 * counts} has how long they are. Of a damaged or a very large binary it has what can be read of it.
 *
 * @param size of the file in bytes
 * @param fault why it has no text; null if it has one
 * @param sections in file order
 * @param counts how many there are of what is listed
 * @param imports in their order
 * @param exports in their order
 * @param memories in their order, imported ones too
 * @param functions those with code, the largest first
 * @param data segments in their order
 * @param custom what is in custom sections
 * @param producers the tools that made it
 * @param features of WebAssembly that it was compiled for, as {@code +simd128}
 */
public record BinaryOverview(
        long size,
        @Nullable Fault fault,
        List<SectionRow> sections,
        Counts counts,
        List<Thing> imports,
        List<Thing> exports,
        List<Thing> memories,
        List<Code> functions,
        List<Segment> data,
        List<Custom> custom,
        List<ToolSections.Producer> producers,
        List<String> features) {
    /** How many there are. */
    public record Counts(int imports, int exports, int functions, int data) {}

    /**
     * Something that is imported or exported, or a memory.
     *
     * @param module from which it is imported, else empty
     * @param name of the import or export; of a memory that in the text
     * @param kind as the text format writes it, {@code func}
     * @param index in the index space of its kind
     * @param type as the text format writes it
     */
    public record Thing(String module, String name, String kind, int index, String type) {}

    /**
     * A function.
     *
     * @param name in the text, or its index
     * @param offset of its code in the file
     * @param size of its code, with its locals
     */
    public record Code(String name, int index, int offset, int size) {}

    /**
     * A data segment.
     *
     * @param name in the text, or its index
     * @param where it is copied to, in words
     * @param preview its first bytes as a string
     */
    public record Segment(String name, int index, String where, int size, String preview) {}

    /**
     * A custom section.
     *
     * @param size of its contents
     * @param words what it is for, as far as that is known
     */
    public record Custom(String name, long start, int size, String words) {}

    /** {@return what is in a binary that is in memory} */
    public static BinaryOverview of(String name, byte[] file) {
        List<SectionRow> sections = Resemblance.isModule(file) ? SectionRow.of(FileParts.of(file)) : List.of();
        if (!Resemblance.isModule(file)) {
            return bare(file.length, Fault.of(name, Resemblance.of(file)), sections);
        }
        try {
            return new ModuleContents(ModuleReader.read(file)).overview(file.length, null, sections);
        } catch (MalformedException e) {
            Fault fault = Fault.of(name, file, sections, e);
            Optional<Module> rest = Remains.of(file, sections, fault.offset());
            return rest.isPresent()
                    ? new ModuleContents(rest.get()).overview(file.length, fault, sections)
                    : bare(file.length, fault, sections);
        }
    }

    /** {@return what the headers of the sections say of a binary that is not read} */
    public static BinaryOverview ofLarge(String name, FileParts file, Fault fault) {
        byte[] head = file.read(0, Resemblance.HEAD);
        return Resemblance.isModule(head)
                ? bare(file.size(), fault, SectionRow.of(file))
                : bare(file.size(), Fault.of(name, Resemblance.of(head)), List.of());
    }

    /** {@return the same binary, of which no text can be made} */
    public BinaryOverview without(Fault why) {
        return new BinaryOverview(
                size, why, sections, counts, imports, exports, memories, functions, data, custom, producers, features);
    }

    /** {@return only that there is nothing to show} */
    public static BinaryOverview bare(long size, Fault fault, List<SectionRow> sections) {
        Counts counts = new Counts(
                count(sections, "import"), count(sections, "export"), count(sections, "code"), count(sections, "data"));
        List<Custom> custom = sections.stream()
                .filter(SectionRow::custom)
                .map(row -> new Custom(row.name(), row.start(), (int) Math.min(row.size(), Integer.MAX_VALUE), ""))
                .toList();
        return new BinaryOverview(
                size, fault, sections, counts, List.of(), List.of(), List.of(), List.of(), List.of(), custom, List.of(),
                List.of());
    }

    private static int count(List<SectionRow> sections, String name) {
        return sections.stream()
                .filter(row -> !row.custom() && row.name().equals(name))
                .mapToInt(row -> (int) Math.max(0, Math.min(row.count(), Integer.MAX_VALUE)))
                .max()
                .orElse(0);
    }

    /** The largest first, the earlier one of two. */
    static final Comparator<Code> BY_SIZE =
            Comparator.comparingInt(Code::size).reversed().thenComparingInt(Code::index);
}
