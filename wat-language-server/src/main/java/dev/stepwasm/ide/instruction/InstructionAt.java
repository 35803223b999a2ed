package dev.stepwasm.ide.instruction;

import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lower.BodyObserver;
import dev.stepwasm.wat.lower.LoweredModule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An instruction of a function with what is known about its place.
 *
 * @param signature what it takes from the stack and puts there, as {@code [i32 i32] -> [i32]}
 */
public record InstructionAt(Instruction instruction, Optional<String> signature, StackEffect stack) {
    /** {@return the instruction whose keyword is this token}; empty outside of functions and after a syntax error */
    public static Optional<InstructionAt> of(Analysis analysis, Token keyword) {
        for (ModuleAnalysis module : analysis.modules()) {
            LoweredModule lowered = module.lowered();
            int body = bodyIn(lowered, keyword.segment());
            if (body >= 0) {
                int position = keyword.span().start() - keyword.tree().start(keyword.segment());
                Search search = new Search(lowered, position);
                lowered.observeBody(body, search);
                return Optional.ofNullable(search.found);
            }
        }
        return Optional.empty();
    }

    private static int bodyIn(LoweredModule module, int segment) {
        int low = 0;
        int high = module.bodyCount() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = module.bodySegment(middle);
            if (there == segment) {
                return middle;
            }
            if (there < segment) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Waits for the instruction at a position. */
    private static final class Search implements BodyObserver {
        private final LoweredModule module;
        private final int position;
        private @Nullable Signature signature;
        private Optional<List<ValueType>> before = Optional.empty();
        private @Nullable InstructionAt found;

        Search(LoweredModule module, int position) {
            this.module = module;
            this.position = position;
        }

        @Override
        public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
            if (found == null && instruction.position() == position && validator.controlDepth() > 0) {
                signature = Signature.before(module.module(), instruction, validator);
                before = operands(validator);
            }
        }

        @Override
        public void after(Instruction instruction, int start, int end, FunctionValidator validator) {
            if (found == null && signature != null) {
                var stack = new StackEffect(before, operands(validator));
                found = new InstructionAt(instruction, signature.after(validator), stack);
            }
        }

        private static Optional<List<ValueType>> operands(FunctionValidator validator) {
            return validator.reachable() ? Optional.of(validator.operands()) : Optional.empty();
        }
    }
}
