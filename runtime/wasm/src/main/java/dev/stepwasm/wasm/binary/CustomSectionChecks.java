package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.BranchHints;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Finds what is wrong with custom sections whose meaning is known. All of it are warnings: the module works. */
public final class CustomSectionChecks {
    private CustomSectionChecks() {}

    /**
     * {@return what is wrong with the name section and the branch hints of a valid module}
     *
     * @param file that the module was read from
     */
    public static List<Diagnostic> of(Module module, byte[] file) {
        List<Diagnostic> found = new ArrayList<>(module.customProblems());
        BranchHints hints = module.branchHints();
        if (hints.isEmpty()) {
            return found;
        }
        NavigableSet<Integer> left = new TreeSet<>(hints.likely().keySet());
        for (Function function : module.functions()) {
            removeBranches(file, function.body().code(), left);
        }
        for (int position : left) {
            found.add(Problem.MALFORMED_CUSTOM_SECTION.at(
                    new Span(position, position), BranchHints.SECTION, "invalid target, this is no `if` or `br_if`"));
        }
        return found;
    }

    private static void removeBranches(byte[] file, Span code, NavigableSet<Integer> hinted) {
        Integer next = hinted.ceiling(code.start());
        boolean hit = next != null && next < code.end();
        var reader = new CodeReader(file, code);
        try {
            while (hit && reader.hasNext()) {
                Instruction instruction = reader.next();
                if (instruction.opcode() == Opcode.IF || instruction.opcode() == Opcode.BR_IF) {
                    hinted.remove(instruction.position());
                }
            }
        } catch (MalformedException e) {
            // The code is reported by whoever validates it.
            return;
        }
    }
}
