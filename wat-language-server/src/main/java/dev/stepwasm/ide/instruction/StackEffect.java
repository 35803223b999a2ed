package dev.stepwasm.ide.instruction;

import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * The operand stack around an instruction, bottom first.
 *
 * @param before empty if the instruction is never reached
 * @param after empty if execution never goes on behind the instruction
 */
public record StackEffect(Optional<List<ValueType>> before, Optional<List<ValueType>> after) {}
