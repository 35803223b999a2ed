package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.module.BranchHints;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes branch hints (core spec 7.4.2). */
final class BranchHintWriter {
    private record OfFunction(int localsSize, List<CodeWriter.Hint> hints) {}

    private final Map<Integer, OfFunction> functions = new TreeMap<>();

    /** Adds the hints of a function that the module defines; they count from its locals on. */
    void add(int number, int localsSize, List<CodeWriter.Hint> hints) {
        if (!hints.isEmpty()) {
            functions.put(number, new OfFunction(localsSize, hints));
        }
    }

    boolean isEmpty() {
        return functions.isEmpty();
    }

    /** Writes the whole section, which must come before the code section. */
    void write(ByteWriter out, int importedFunctions) {
        var section = new ByteWriter().name(BranchHints.SECTION).u32(functions.size());
        functions.forEach((number, of) -> {
            section.u32(importedFunctions + number).u32(of.hints().size());
            for (CodeWriter.Hint hint : of.hints()) {
                section.u32(of.localsSize() + hint.offset()).u32(1).u8(hint.likely() ? 1 : 0);
            }
        });
        out.u8(SectionId.CUSTOM).u32(section.size()).raw(section);
    }
}
