package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The types of the operand stack before each instruction of a function, by the number of the instruction.
 *
 * @param before lists that are equal are the same object
 */
record OperandTypes(List<List<ValueType>> before) {
    OperandTypes {
        before = List.copyOf(before);
    }

    /**
     * {@return the types in a valid function}
     *
     * @param body all its instructions
     */
    static OperandTypes of(Module module, Function function, List<Instruction> body) {
        FunctionType type = Objects.requireNonNull(module.types().function(function.typeIndex()));
        var validator =
                new FunctionValidator(module, type, module.locals(function), (problem, at, message, related) -> {
                    throw new IllegalStateException("the module has not been validated: " + message);
                });
        Map<List<ValueType>, List<ValueType>> known = new HashMap<>();
        var before = new ArrayList<List<ValueType>>(body.size());
        for (Instruction instruction : body) {
            List<ValueType> operands = List.copyOf(validator.operands());
            before.add(known.computeIfAbsent(operands, key -> key));
            validator.accept(instruction);
        }
        return new OperandTypes(before);
    }

    /** {@return the types before an instruction, the bottom of the stack first} */
    List<ValueType> before(int number) {
        return before.get(number);
    }
}
