package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.module.BranchHints;
import dev.stepwasm.wasm.module.CustomSection;
import dev.stepwasm.wat.lex.StringLiteral;
import java.util.List;

/** Writes custom sections as {@code @custom} annotations (core spec A.5.2), the name section excepted. */
final class CustomText {
    /** The sections by their number in the binary format. */
    private static final List<String> SECTIONS = List.of(
            "first",
            "type",
            "import",
            "func",
            "table",
            "memory",
            "global",
            "export",
            "start",
            "elem",
            "code",
            "data",
            "datacount",
            "tag");

    private final Printer printer;
    private final SegmentText segments;

    CustomText(Printer printer, SegmentText segments) {
        this.printer = printer;
        this.segments = segments;
    }

    /** Writes all sections, without the branch hints if the code has them. */
    void sections(Hints hints) {
        for (CustomSection section : printer.module.customSections()) {
            boolean elsewhere = section.name().equals("name")
                    || (section.name().equals(BranchHints.SECTION) && hints.areAllWritten());
            if (!elsewhere) {
                printer.out
                        .line(1)
                        .put("(@custom ")
                        .put(StringLiteral.show(section.name()))
                        .put(section.after() == 0 ? " (before " : " (after ")
                        .put(SECTIONS.get(section.after()))
                        .put(')');
                segments.strings(section.contents());
                printer.out.put(')');
            }
        }
    }
}
