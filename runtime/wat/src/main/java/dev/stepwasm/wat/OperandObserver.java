package dev.stepwasm.wat;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.lower.BodyObserver;
import java.util.List;
import java.util.Optional;

/** Notes the operands around the first instruction at a position. */
final class OperandObserver implements BodyObserver {
    private final int base;
    private final int position;
    private List<ValueType> before = List.of();
    private boolean reachable;
    private Optional<Operands> found = Optional.empty();

    /**
     * Makes an observer.
     *
     * @param base offset of the segment of the function
     * @param offset of the keyword of the instruction
     */
    OperandObserver(int base, int offset) {
        this.base = base;
        this.position = offset - base;
    }

    Optional<Operands> found() {
        return found;
    }

    @Override
    public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
        if (instruction.position() == position && found.isEmpty()) {
            before = validator.operands();
            reachable = validator.reachable();
        }
    }

    @Override
    public void after(Instruction instruction, int start, int end, FunctionValidator validator) {
        if (instruction.position() == position && found.isEmpty()) {
            found = Optional.of(new Operands(
                    instruction, new Span(base + start, base + end), before, validator.operands(), reachable));
        }
    }

    @Override
    public boolean isDone() {
        return found.isPresent();
    }
}
