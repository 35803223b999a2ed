package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.BranchHints;
import dev.stepwasm.wasm.module.CustomSection;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.List;

/**
 * The branch hints of a module as annotations of its code. That takes a section that could be read completely and stands
 * where the assembler puts it; any other is written as a custom section.
 */
final class Hints {
    private static final int CODE = 10;
    private static final int DATA = 11;

    private final BranchHints hints;
    private int written;

    private Hints(BranchHints hints) {
        this.hints = hints;
    }

    static Hints of(Module module) {
        boolean usual = module.customProblems().isEmpty() && isInPlace(module);
        return new Hints(usual ? module.branchHints() : BranchHints.EMPTY);
    }

    /** {@return whether the one section with hints comes right before the code} */
    private static boolean isInPlace(Module module) {
        List<CustomSection> before = module.customSections().stream()
                .filter(section -> section.after() != CODE && section.after() != DATA)
                .toList();
        long count = module.customSections().stream()
                .filter(section -> section.name().equals(BranchHints.SECTION))
                .count();
        return count == 1
                && !before.isEmpty()
                && before.getLast().name().equals(BranchHints.SECTION)
                && before.getLast().after() == lastBeforeCode(module);
    }

    /** {@return the binary format's number of the last section before the code, for a module with functions} */
    private static int lastBeforeCode(Module module) {
        if (module.declaredDataCount().isPresent()) {
            return 12;
        } else if (!module.elements().isEmpty()) {
            return 9;
        } else if (module.start().isPresent()) {
            return 8;
        } else if (!module.exports().isEmpty()) {
            return 7;
        } else if (!module.globals().isEmpty()) {
            return 6;
        } else if (!module.tags().isEmpty()) {
            return 13;
        } else if (!module.memories().isEmpty()) {
            return 5;
        }
        return module.tables().isEmpty() ? 3 : 4;
    }

    /** {@return the annotation to write before an instruction, empty if there is none} */
    String before(Instruction instruction) {
        Opcode op = instruction.opcode();
        if (hints.isEmpty() || (op != Opcode.IF && op != Opcode.BR_IF)) {
            return "";
        }
        String annotation = hints.at(instruction.position())
                .map(likely -> "(@" + BranchHints.SECTION + " \"\\0" + (likely ? 1 : 0) + "\")")
                .orElse("");
        written += annotation.isEmpty() ? 0 : 1;
        return annotation;
    }

    /** {@return whether all hints there are have been written as annotations} */
    boolean areAllWritten() {
        return written > 0 && written == hints.likely().size();
    }
}
