package dev.stepwasm.ide.instruction;

import dev.stepwasm.wasm.type.ValueType;

/**
 * A value that an instruction takes from the operand stack.
 *
 * @param type of the value
 * @param from offset in the text of the instruction that gave it
 */
public record Operand(ValueType type, int from) {}
