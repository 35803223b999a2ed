package dev.stepwasm.ide.instruction;

import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.ide.syntax.TypeNames;
import dev.stepwasm.wasm.binary.BodyBytes;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lower.BodyObserver;
import dev.stepwasm.wat.lower.LoweredModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An instruction of a function with what is known about its place.
 *
 * @param module in which it stands
 * @param function index of the function in which it stands
 * @param change what it takes from the stack and puts there
 * @param operands what it takes, the top of the stack last; empty where that is not known
 * @param encoding its bytes, empty in a function with mistakes that leave them open
 */
public record InstructionAt(
        ModuleAnalysis module,
        int function,
        Instruction instruction,
        Optional<StackChange> change,
        StackEffect stack,
        List<Operand> operands,
        Optional<Encoding> encoding) {
    /** Copies the list. */
    public InstructionAt {
        operands = List.copyOf(operands);
    }

    /** {@return what it takes from the stack and puts there, as {@code [i32 i32] -> [i32]}} */
    public Optional<String> signature() {
        return change.map(known -> known.show(new TypeNames(module)));
    }

    /**
     * {@return the instruction whose keyword is this token}; empty outside of functions and after a syntax error. Looks at
     * its function only, and not beyond the instruction.
     */
    public static Optional<InstructionAt> of(Analysis analysis, Token keyword) {
        for (ModuleAnalysis module : analysis.modules()) {
            LoweredModule lowered = module.lowered();
            int body = lowered.bodyIn(keyword.segment());
            if (body >= 0) {
                int base = keyword.tree().start(keyword.segment());
                int function = module.module().importedFunctionCount() + body;
                Search search = new Search(
                        module, function, base, keyword.span().start() - base, bytes(analysis, lowered, body));
                lowered.observeBody(body, search);
                return Optional.ofNullable(search.found);
            }
        }
        return Optional.empty();
    }

    private static @Nullable BodyBytes bytes(Analysis analysis, LoweredModule module, int body) {
        int base = analysis.tree().start(module.bodySegment(body));
        Span whole = new Span(base, base + module.body(body).length());
        return analysis.diagnosticsIn(whole).stream().anyMatch(InstructionAt::leavesBytesOpen)
                ? null
                : new BodyBytes(module.module().functions().get(body).body());
    }

    static boolean leavesBytesOpen(Diagnostic diagnostic) {
        return diagnostic.isError() && diagnostic.problem() != Problem.TYPE_MISMATCH;
    }

    /** Waits for the instruction at a position. */
    private static final class Search implements BodyObserver {
        private final ModuleAnalysis module;
        private final int function;
        private final int base;
        private final int position;
        private final @Nullable BodyBytes bytes;
        private final List<Operand> operands = new ArrayList<>();
        private @Nullable Signature signature;
        private Optional<List<ValueType>> before = Optional.empty();
        private @Nullable InstructionAt found;

        Search(ModuleAnalysis module, int function, int base, int position, @Nullable BodyBytes bytes) {
            this.module = module;
            this.function = function;
            this.base = base;
            this.position = position;
            this.bytes = bytes;
        }

        @Override
        public boolean isDone() {
            return found != null;
        }

        @Override
        public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
            if (found != null) {
                return;
            }
            if (instruction.position() == position && validator.controlDepth() > 0) {
                signature = Signature.before(module.module(), instruction, validator);
                before = types(validator);
                for (int i = 0; i < validator.operandCount(); i++) {
                    operands.add(new Operand(validator.operand(i), base + validator.operandProducer(i)));
                }
            } else if (bytes != null) {
                bytes.skip(instruction);
            }
        }

        @Override
        public void after(Instruction instruction, int start, int end, FunctionValidator validator) {
            if (found == null && signature != null) {
                Optional<StackChange> change = signature.after(validator);
                found = new InstructionAt(
                        module,
                        function,
                        instruction,
                        change,
                        new StackEffect(before, types(validator)),
                        taken(change),
                        encoding(instruction));
            }
        }

        private List<Operand> taken(Optional<StackChange> change) {
            int count = change.map(known -> known.takes().size()).orElse(0);
            return before.isPresent() && count <= operands.size()
                    ? operands.subList(operands.size() - count, operands.size())
                    : List.of();
        }

        private Optional<Encoding> encoding(Instruction instruction) {
            if (bytes == null) {
                return Optional.empty();
            }
            long offset = bytes.offset();
            return Optional.of(new Encoding(bytes.take(instruction), offset));
        }

        private static Optional<List<ValueType>> types(FunctionValidator validator) {
            return validator.reachable() ? Optional.of(validator.operands()) : Optional.empty();
        }
    }
}
