package dev.stepwasm.wat;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;

/**
 * The types on the operand stack around an instruction, bottom first. For a folded instruction "before" is after its
 * operands.
 *
 * @param instruction with its immediates; indices are resolved
 * @param span of the instruction with its operands, if it is folded
 * @param reachable whether it can be reached at all
 */
public record Operands(
        Instruction instruction, Span span, List<ValueType> before, List<ValueType> after, boolean reachable) {
    /** Copies the lists. */
    public Operands {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
