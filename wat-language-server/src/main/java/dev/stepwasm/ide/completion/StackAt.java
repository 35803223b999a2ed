package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lower.BodyObserver;
import dev.stepwasm.wat.parse.Parser;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operand stack where an instruction is to be typed.
 *
 * @param operands those that it can take, bottom first, as far as they are known
 * @param bottomless whether there may be any number of other operands below: in dead code and after a mistake
 * @param wanted what it has to give: as an operand of the instruction around it, or to end the block; empty if anything
 *     goes
 * @param isOperand whether it is an operand of a folded instruction
 * @param effects what instructions do here
 * @param labels what branches take along, the innermost block first
 */
record StackAt(
        List<ValueType> operands,
        boolean bottomless,
        Optional<List<ValueType>> wanted,
        boolean isOperand,
        Effects effects,
        List<List<ValueType>> labels) {
    private static final int MOST_LABELS = 1000;

    /**
     * {@return the stack at a place}
     *
     * @param code a function up to the place
     * @param type of the function
     */
    static StackAt of(ModuleAnalysis module, CodeSoFar.Text code, FunctionType type, List<ValueType> locals) {
        Reader reader = new Reader(module.module(), code, type, locals);
        module.lowered().observe(Parser.parse(new SourceText("", code.text())), type, reader);
        return reader.found != null ? reader.found : unknown(module.module(), type, locals);
    }

    /** {@return what is known where the code before is broken} */
    static StackAt unknown(Module module, FunctionType type, List<ValueType> locals) {
        Effects effects = new Effects(module, locals, List.of(), type.results());
        return new StackAt(List.of(), true, Optional.empty(), false, effects, List.of());
    }

    /** Waits for the place, and for the instruction whose operand it is. */
    private static final class Reader implements BodyObserver {
        private final Module module;
        private final CodeSoFar.Text code;
        private final FunctionType type;
        private final List<ValueType> locals;
        private int below;
        private List<ValueType> given = List.of();
        private @Nullable StackAt found;

        Reader(Module module, CodeSoFar.Text code, FunctionType type, List<ValueType> locals) {
            this.module = module;
            this.code = code;
            this.type = type;
            this.locals = locals;
        }

        @Override
        public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
            int position = instruction.position();
            if (position == code.before()) {
                below = validator.operandCount();
            } else if (position == code.place()) {
                found = at(validator);
            } else if (position == code.taker() && found != null) {
                found = operandOf(found, instruction);
            }
        }

        private StackAt at(FunctionValidator validator) {
            boolean known = validator.operandsKnown();
            int height = validator.blockHeight(0);
            List<ValueType> all = validator.operands();
            List<ValueType> operands = all.subList(Math.min(height, all.size()), all.size());
            given = code.before() < 0 ? List.of() : all.subList(Math.min(below, all.size()), all.size());
            List<List<ValueType>> labels = new ArrayList<>();
            for (int i = 0; i < Math.min(validator.controlDepth(), MOST_LABELS); i++) {
                labels.add(validator.labelTypes(i));
            }
            Effects effects = new Effects(module, locals, labels, type.results());
            List<ValueType> results = validator.blockType(0).results();
            Optional<List<ValueType>> wanted = known && operands.size() <= results.size()
                    ? Optional.of(results.subList(operands.size(), results.size()))
                    : Optional.empty();
            return new StackAt(List.copyOf(operands), !known, wanted, false, effects, labels);
        }

        private StackAt operandOf(StackAt at, Instruction taker) {
            List<ValueType> takes = new ArrayList<>(at.effects().of(taker).takes());
            if (taker.opcode() == Opcode.SELECT && !given.isEmpty()) {
                takes.set(1, given.getFirst());
            }
            int taken = Math.min(given.size(), takes.size());
            return new StackAt(
                    at.operands(),
                    at.bottomless(),
                    Optional.of(takes.subList(taken, takes.size())),
                    true,
                    at.effects(),
                    at.labels());
        }
    }
}
