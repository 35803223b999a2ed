package dev.stepwasm.wasm.code;

import dev.stepwasm.wasm.source.Span;
import java.util.List;

/**
 * A constant expression: of a global, an offset, an element or a table.
 *
 * @param instructions without the final {@code end}
 * @param span where it stands in its source
 */
public record Expression(List<Instruction> instructions, Span span) {
    /** Copies the list. */
    public Expression {
        instructions = List.copyOf(instructions);
    }
}
