package dev.stepwasm.ide.instruction;

import dev.stepwasm.ide.syntax.TypeNames;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The operand stack around an instruction, bottom first.
 *
 * @param before empty if the instruction is never reached
 * @param after empty if execution never goes on behind the instruction
 */
public record StackEffect(Optional<List<ValueType>> before, Optional<List<ValueType>> after) {
    /** So many types are shown, the topmost. */
    public static final int MOST_TYPES = 8;

    /** {@return the topmost types, the top on the right, as {@code [… i32 i64]}} */
    public static String show(TypeNames names, Optional<List<ValueType>> operands) {
        if (operands.isEmpty()) {
            return "unreachable";
        }
        List<ValueType> types = operands.get();
        int hidden = Math.max(0, types.size() - MOST_TYPES);
        return show(names, types.subList(hidden, types.size()), hidden > 0);
    }

    /** {@return the same for what is on the stack between two instructions, whatever its depth} */
    public static String show(TypeNames names, FunctionValidator validator) {
        if (!validator.reachable()) {
            return "unreachable";
        }
        List<ValueType> types = new ArrayList<>();
        int count = validator.operandCount();
        for (int i = Math.max(0, count - MOST_TYPES); i < count; i++) {
            types.add(validator.operand(i));
        }
        return show(names, types, count > MOST_TYPES);
    }

    private static String show(TypeNames names, List<ValueType> types, boolean hidesSome) {
        return types.stream().map(names::show).collect(Collectors.joining(" ", hidesSome ? "[… " : "[", "]"));
    }
}
