package dev.stepwasm.ide.layout;

import dev.stepwasm.ide.instruction.DataAt;
import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A layout as lines that people read. */
public final class LayoutText {
    private static final int MOST_BYTES = 16;
    private static final int MOST_FUNCTIONS = 6;

    private final ModuleAnalysis analysis;
    private final Module module;
    private final StringBuilder text = new StringBuilder();

    private LayoutText(ModuleAnalysis analysis) {
        this.analysis = analysis;
        this.module = analysis.module();
    }

    /** {@return the layout of a module as text, lines end with a line feed} */
    public static String of(ModuleAnalysis analysis, MemoryLayout layout) {
        LayoutText text = new LayoutText(analysis);
        layout.memories().forEach(text::memory);
        layout.tables().forEach(text::table);
        return text.text.isEmpty() ? "neither memories nor tables\n" : text.text.toString();
    }

    private void memory(Space space) {
        MemoryType type = module.memory(space.index());
        head("memory", IndexSpace.MEMORY, ExternalKind.MEMORY, space, count(space.size()) + " bytes");
        text.append(type.is64() ? ", 64-bit addresses" : "")
                .append(type.shared() ? ", shared" : "")
                .append('\n');
        lines(space, "data", IndexSpace.DATA);
        for (Pointer pointer : space.pointers()) {
            text.append("  global ")
                    .append(name(IndexSpace.GLOBAL, pointer.global()))
                    .append(" = ")
                    .append(hex(pointer.address()))
                    .append(
                            pointer.segment() >= 0
                                    ? ", in data " + name(IndexSpace.DATA, pointer.segment())
                                    : ", in no data")
                    .append('\n');
        }
    }

    private void table(Space space) {
        head("table", IndexSpace.TABLE, ExternalKind.TABLE, space, count(space.size()) + " elements");
        text.append('\n');
        lines(space, "elem", IndexSpace.ELEM);
    }

    private void head(String what, IndexSpace names, ExternalKind kind, Space space, String size) {
        text.append(what)
                .append(' ')
                .append(name(names, space.index()))
                .append(": ")
                .append(size);
        if (space.most().isPresent()) {
            text.append(", at most ").append(count(space.most().getAsLong()));
        }
        module.exports().stream()
                .filter(export -> export.kind() == kind && export.index() == space.index())
                .forEach(export -> text.append(", export ").append(StringLiteral.show(export.name())));
        boolean imported = space.index()
                < (kind == ExternalKind.MEMORY ? module.importedMemoryCount() : module.importedTableCount());
        text.append(imported ? ", imported" : "");
    }

    private record Line(long start, long size, String words) {}

    private void lines(Space space, String what, IndexSpace names) {
        List<Line> lines = new ArrayList<>();
        for (Placed one : space.placed()) {
            lines.add(new Line(
                    one.start(),
                    one.size(),
                    what + " " + name(names, one.segment()) + "  " + contents(names, one.segment())
                            + (space.fits(one) ? "" : "  does not fit: a trap")));
        }
        for (Stretch gap : space.gaps()) {
            lines.add(new Line(gap.start(), gap.end() - gap.start(), "nothing"));
        }
        lines.sort(Comparator.comparing(Line::start, Long::compareUnsigned));
        for (Line line : lines) {
            text.append(String.format(Locale.ROOT, "  %10s %12s  %s%n", hex(line.start), count(line.size), line.words)
                    .replace(System.lineSeparator(), "\n"));
        }
        for (Overlap overlap : space.overlaps()) {
            text.append("  overlap of ")
                    .append(what)
                    .append(' ')
                    .append(name(names, overlap.first()))
                    .append(" and ")
                    .append(name(names, overlap.second()))
                    .append(": ")
                    .append(hex(overlap.start()))
                    .append(" to ")
                    .append(hex(overlap.end()))
                    .append('\n');
        }
        for (int segment : space.later()) {
            text.append("  ")
                    .append(what)
                    .append(' ')
                    .append(name(names, segment))
                    .append("  ")
                    .append(contents(names, segment))
                    .append("  where it lies is known when the module is instantiated\n");
        }
    }

    private String contents(IndexSpace space, int segment) {
        return space == IndexSpace.DATA
                ? preview(module.data().get(segment).bytes())
                : functions(module.elements().get(segment).items());
    }

    /** {@return the beginning of the bytes, as a string literal} */
    public static String preview(Bytes bytes) {
        if (bytes.size() == 0) {
            return "\"\"";
        }
        DataAt data = new DataAt(0, 0, bytes);
        return data.string()
                .map(string -> string + (data.stringEnd() < bytes.size() ? "…" : ""))
                .orElseGet(() -> {
                    StringBuilder shown = new StringBuilder("\"");
                    for (int i = 0; i < Math.min(MOST_BYTES, bytes.size()); i++) {
                        StringLiteral.showByte(shown, bytes.get(i) & 0xFF);
                    }
                    return shown.append(bytes.size() > MOST_BYTES ? "…\"" : "\"")
                            .toString();
                });
    }

    private String functions(ElementItems items) {
        return switch (items) {
            case ElementItems.Functions(List<Integer> indices) ->
                indices.stream()
                        .limit(MOST_FUNCTIONS)
                        .map(index -> name(IndexSpace.FUNCTION, index))
                        .collect(Collectors.joining(" ", "", indices.size() > MOST_FUNCTIONS ? " …" : ""));
            case ElementItems.Expressions expressions -> expressions.size() + " expressions";
        };
    }

    private String name(IndexSpace space, int index) {
        return analysis.lowered()
                .lookup()
                .definition(space, index, -1)
                .map(Definition::show)
                .orElse(Integer.toString(index));
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    private static String count(long number) {
        return Long.toUnsignedString(number);
    }
}
