package dev.stepwasm.ide.hint;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lower.BodyObserver;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Hints that follow from the operand stack of a function. It is validated from its beginning to the end of the part that
 * is asked about, once for all of them.
 */
final class CodeHints {
    private CodeHints() {}

    /** Some kind of them. */
    interface Watch extends BodyObserver {
        /** Adds what was found, once the code has been seen. */
        void addTo(List<Hint> found);
    }

    static void addTo(
            List<Hint> found,
            Analysis analysis,
            ModuleAnalysis module,
            int segment,
            Span part,
            Set<Hint.Kind> kinds,
            UseHints uses) {
        if (kinds.contains(Hint.Kind.ADDRESS)
                && analysis.tree().segment(segment).kind() == NodeKind.GLOBAL_FIELD) {
            AddressHints.addGlobal(found, analysis, module, segment);
        }
        int body = module.lowered().bodyIn(segment);
        if (body < 0) {
            return;
        }
        List<Watch> watches = new ArrayList<>();
        if (kinds.contains(Hint.Kind.STACK)) {
            watches.add(new StackHints(analysis, module, segment, part));
        }
        if (kinds.contains(Hint.Kind.BRANCH_BY_INDEX) || kinds.contains(Hint.Kind.BRANCH_BY_NAME)) {
            watches.add(new BranchHints(analysis, module, uses.labels(), kinds));
        }
        if (kinds.contains(Hint.Kind.ADDRESS)) {
            watches.add(new AddressHints(analysis, module, segment, part));
        }
        watches.removeIf(Watch::isDone);
        if (!watches.isEmpty()) {
            module.lowered().observeBody(body, new Both(watches));
            watches.forEach(watch -> watch.addTo(found));
        }
    }

    private record Both(List<Watch> watches) implements BodyObserver {
        @Override
        public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
            watches.forEach(watch -> watch.before(instruction, start, end, validator));
        }

        @Override
        public void after(Instruction instruction, int start, int end, FunctionValidator validator) {
            watches.forEach(watch -> watch.after(instruction, start, end, validator));
        }

        @Override
        public boolean isDone() {
            return watches.stream().allMatch(Watch::isDone);
        }
    }
}
