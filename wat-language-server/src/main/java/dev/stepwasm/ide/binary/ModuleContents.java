package dev.stepwasm.ide.binary;

import dev.stepwasm.ide.binary.BinaryOverview.Code;
import dev.stepwasm.ide.binary.BinaryOverview.Counts;
import dev.stepwasm.ide.binary.BinaryOverview.Custom;
import dev.stepwasm.ide.binary.BinaryOverview.Segment;
import dev.stepwasm.ide.binary.BinaryOverview.Thing;
import dev.stepwasm.ide.instruction.DataAt;
import dev.stepwasm.ide.layout.LayoutText;
import dev.stepwasm.wasm.binary.ToolSections;
import dev.stepwasm.wasm.module.CustomSection;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is in a module, in words. */
final class ModuleContents {
    /** More are counted, not listed. */
    private static final int MOST = 2_000;

    private static final int MOST_FUNCTIONS = 200;
    private static final int LONGEST_ADDRESS = 300;

    private final Module module;

    ModuleContents(Module module) {
        this.module = module;
    }

    BinaryOverview overview(long size, @Nullable Fault fault, List<SectionRow> sections) {
        return new BinaryOverview(
                size,
                fault,
                sections,
                new Counts(
                        module.imports().size(),
                        module.exports().size(),
                        module.functions().size(),
                        module.data().size()),
                imports(),
                module.exports().stream().limit(MOST).map(this::export).toList(),
                memories(),
                functions(),
                data(),
                module.customSections().stream().limit(MOST).map(this::custom).toList(),
                contents("producers").map(ToolSections::producers).orElse(List.of()),
                contents("target_features").map(ToolSections::features).orElse(List.of()));
    }

    private List<Thing> imports() {
        Map<ExternalKind, Integer> next = new EnumMap<>(ExternalKind.class);
        List<Thing> imports = new ArrayList<>();
        for (Import each : module.imports()) {
            ExternalKind kind = each.type().kind();
            int index = next.merge(kind, 1, Integer::sum) - 1;
            if (imports.size() < MOST) {
                imports.add(new Thing(each.module(), each.name(), kind.keyword(), index, show(each.type())));
            }
        }
        return imports;
    }

    private Thing export(Export export) {
        return new Thing(
                "", export.name(), export.kind().keyword(), export.index(), type(export.kind(), export.index()));
    }

    private String type(ExternalKind kind, int index) {
        return switch (kind) {
            case FUNCTION -> index < module.functionCount() ? function(module.functionTypeIndex(index)) : "";
            case TABLE -> index < module.tableCount() ? show(module.table(index)) : "";
            case MEMORY -> index < module.memoryCount() ? show(module.memory(index)) : "";
            case GLOBAL -> index < module.globalCount() ? module.global(index).show() : "";
            case TAG -> index < module.tagCount() ? function(module.tag(index).typeIndex()) : "";
        };
    }

    private String show(ExternalType type) {
        return switch (type) {
            case ExternalType.Function(int typeIndex) -> function(typeIndex);
            case ExternalType.Table(TableType table) -> show(table);
            case ExternalType.Memory(MemoryType memory) -> show(memory);
            case ExternalType.Global(var global) -> global.show();
            case ExternalType.Tag(var tag) -> function(tag.typeIndex());
        };
    }

    private String function(int typeIndex) {
        FunctionType type = module.types().contains(typeIndex) ? module.types().function(typeIndex) : null;
        return type == null ? "" : type.showStack();
    }

    private static String show(TableType type) {
        return (type.is64() ? "i64 " : "") + type.limits().show() + " "
                + type.element().show();
    }

    private static String show(MemoryType type) {
        return (type.is64() ? "i64 " : "")
                + type.limits().show()
                + (type.shared() ? " shared" : "")
                + (type.pageSizeLog2() == MemoryType.DEFAULT_PAGE_SIZE_LOG2
                        ? ""
                        : " (pagesize " + (1L << type.pageSizeLog2()) + ")");
    }

    private List<Thing> memories() {
        List<Thing> memories = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, module.memoryCount()); i++) {
            String name = name(module.names().memories(), i);
            memories.add(new Thing("", name, ExternalKind.MEMORY.keyword(), i, show(module.memory(i))));
        }
        return memories;
    }

    private List<Code> functions() {
        List<Code> functions = new ArrayList<>();
        int index = module.importedFunctionCount();
        for (var function : module.functions()) {
            var whole = function.body().whole();
            functions.add(
                    new Code(functionName(index), index, function.body().code().start(), whole.length()));
            index++;
        }
        functions.sort(BinaryOverview.BY_SIZE);
        return List.copyOf(functions.subList(0, Math.min(MOST_FUNCTIONS, functions.size())));
    }

    private String functionName(int index) {
        return module.functionName(index).orElse(Integer.toString(index));
    }

    private static String name(Map<Integer, String> names, int index) {
        return names.getOrDefault(index, Integer.toString(index));
    }

    private List<Segment> data() {
        List<Segment> segments = new ArrayList<>();
        for (Data each : module.data().subList(0, Math.min(MOST, module.data().size()))) {
            int index = segments.size();
            segments.add(new Segment(
                    name(module.names().data(), index),
                    index,
                    where(each.mode()),
                    each.bytes().size(),
                    LayoutText.preview(each.bytes())));
        }
        return segments;
    }

    private String where(SegmentMode mode) {
        return switch (mode) {
            case SegmentMode.Active(int target, var offset) -> {
                String memory = module.memoryCount() > 1
                        ? "memory " + name(module.names().memories(), target) + ", "
                        : "";
                OptionalLong address = DataAt.constant(offset.instructions());
                yield memory
                        + (address.isPresent() ? "0x" + Long.toHexString(address.getAsLong()) : "computed address");
            }
            case SegmentMode.Passive passive -> "on demand";
            case SegmentMode.Declarative declarative -> "";
        };
    }

    private Optional<dev.stepwasm.wasm.module.Bytes> contents(String name) {
        return module.customSections().stream()
                .filter(section -> section.name().equals(name))
                .map(CustomSection::contents)
                .findFirst();
    }

    private Custom custom(CustomSection section) {
        return new Custom(section.name(), section.position(), section.contents().size(), words(section));
    }

    /** What custom sections are for, by conventions of the tools that write them. */
    private static String words(CustomSection section) {
        return Convention.of(section.name())
                .map(known -> known == Convention.SOURCE_MAP || known == Convention.DEBUG_LINK
                        ? known.words + " " + address(section)
                        : known.words)
                .orElse("");
    }

    /** A name, as both sections have it. */
    private static String address(CustomSection section) {
        byte[] bytes = section.contents().first(LONGEST_ADDRESS).toArray();
        int skipped = 0;
        while (skipped < bytes.length && bytes[skipped] < 0) {
            skipped++;
        }
        int from = Math.min(bytes.length, skipped + 1);
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }

    private enum Convention {
        NAME("names of functions, locals and so on", "name"::equals),
        PRODUCERS("which tools made it", "producers"::equals),
        FEATURES("for which features of WebAssembly it was compiled", "target_features"::equals),
        SOURCE_MAP("source map:", "sourceMappingURL"::equals),
        DEBUG_LINK("DWARF in another file:", "external_debug_info"::equals),
        DWARF("debug information (DWARF)", name -> name.startsWith(".debug_")),
        LINKING("for the linker: this is an object file", name -> name.equals("linking") || name.startsWith("reloc.")),
        DYNAMIC("for dynamic linking", name -> name.equals("dylink.0") || name.equals("dylink")),
        HINTS("which branches are likely to be taken", "metadata.code.branch_hint"::equals),
        BUILD("build id", "build_id"::equals);

        private final String words;
        private final Predicate<String> test;

        Convention(String words, Predicate<String> test) {
            this.words = words;
            this.test = test;
        }

        private static Optional<Convention> of(String name) {
            for (Convention each : values()) {
                if (each.test.test(name.toLowerCase(Locale.ROOT)) || each.test.test(name)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }
    }
}
