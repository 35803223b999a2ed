package dev.stepwasm.ide;

import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * The operand stack around an instruction, bottom first.
 *
 * @param before empty if the instruction is never reached
 * @param after empty if execution never goes on behind the instruction
 */
record StackEffect(Optional<List<ValueType>> before, Optional<List<ValueType>> after) {}
