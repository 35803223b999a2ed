package dev.stepwasm.engine.debug;

import java.util.OptionalInt;

/**
 * Where somebody wants the program to stop.
 *
 * @param line 1-based line of the module's text
 * @param column 1-based column in UTF-16 units; without one the program stops at what runs first on the line
 */
public record BreakpointRequest(int line, OptionalInt column) {
    /** @throws IllegalArgumentException if the line or the column is less than 1 */
    public BreakpointRequest {
        if (line < 1 || (column.isPresent() && column.getAsInt() < 1)) {
            throw new IllegalArgumentException("lines and columns count from 1");
        }
    }

    /** {@return a request for what runs first on a line} */
    public static BreakpointRequest line(int line) {
        return new BreakpointRequest(line, OptionalInt.empty());
    }

    /** {@return a request for the instruction that begins at a place} */
    public static BreakpointRequest at(int line, int column) {
        return new BreakpointRequest(line, OptionalInt.of(column));
    }
}
