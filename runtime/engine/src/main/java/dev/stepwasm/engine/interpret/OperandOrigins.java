package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which instruction pushed which operand, before each instruction of a function. The stacks share what they have in
 * common, so that all of them take no more room than the instructions.
 */
final class OperandOrigins {
    private final List<Pushed> tops;

    /** The top of a stack and what lies below. */
    private record Pushed(
            int codeOffset, int height, @Nullable Pushed below) {}

    private static final Pushed EMPTY = new Pushed(-1, 0, null);

    private OperandOrigins(List<Pushed> tops) {
        this.tops = tops;
    }

    /**
     * {@return the origins in a valid function}
     *
     * @param body all its instructions
     */
    static OperandOrigins of(Module module, Function function, List<Instruction> body) {
        FunctionType type = Objects.requireNonNull(module.types().function(function.typeIndex()));
        var validator =
                new FunctionValidator(module, type, module.locals(function), (problem, at, message, related) -> {
                    throw new IllegalStateException("the module has not been validated: " + message);
                });
        var tops = new ArrayList<Pushed>(body.size());
        Pushed top = EMPTY;
        for (Instruction instruction : body) {
            tops.add(top);
            validator.accept(instruction);
            top = after(top, instruction.position(), validator);
        }
        return new OperandOrigins(tops);
    }

    /** An instruction takes what it wants off the top and pushes anew: what it pushed bears its position. */
    private static Pushed after(Pushed before, int position, FunctionValidator validator) {
        int size = validator.operandCount();
        int kept = size;
        while (kept > 0 && validator.operandProducer(kept - 1) == position) {
            kept--;
        }
        Pushed top = before;
        while (top.height() > kept) {
            top = Objects.requireNonNull(top.below());
        }
        for (int height = kept + 1; height <= size; height++) {
            top = new Pushed(position, height, top);
        }
        return top;
    }

    /** {@return how many operands an instruction takes off the stack, behind which code goes on} */
    int taken(int number, int codeOffset) {
        Pushed after = tops.get(number + 1);
        while (after.codeOffset() == codeOffset) {
            after = Objects.requireNonNull(after.below());
        }
        return tops.get(number).height() - after.height();
    }

    /**
     * {@return the code offset of the instruction that pushed an operand}
     *
     * @param number of the instruction before which it lies there
     * @param operand counted from the bottom
     */
    int before(int number, int operand) {
        Pushed found = tops.get(number);
        while (found.height() > operand + 1) {
            found = Objects.requireNonNull(found.below());
        }
        return found.codeOffset();
    }
}
