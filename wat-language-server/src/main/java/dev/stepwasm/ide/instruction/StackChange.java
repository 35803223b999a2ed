package dev.stepwasm.ide.instruction;

import dev.stepwasm.ide.syntax.TypeNames;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * What an instruction takes from the operand stack and what it puts there.
 *
 * @param takes the types, the top of the stack last
 * @param gives the types, empty if execution never goes on behind the instruction
 */
public record StackChange(List<ValueType> takes, Optional<List<ValueType>> gives) {
    /** Copies the lists. */
    public StackChange {
        takes = List.copyOf(takes);
        gives = gives.map(List::copyOf);
    }

    static StackChange of(FunctionType type) {
        return new StackChange(type.parameters(), Optional.of(type.results()));
    }

    /** {@return both sides, as {@code [i32 i32] -> [i32]}} */
    public String show(TypeNames names) {
        return names.show(takes) + " -> " + gives.map(names::show).orElse("unreachable");
    }
}
