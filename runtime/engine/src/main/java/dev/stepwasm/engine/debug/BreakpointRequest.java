package dev.stepwasm.engine.debug;

import java.util.OptionalInt;

/**
 * Where and when somebody wants the program to stop.
 *
 * @param spot where
 * @param rule when, and what to do then
 */
public record BreakpointRequest(Spot spot, BreakpointRule rule) {
    /** What a breakpoint is put at. */
    public sealed interface Spot {
        /**
         * A place in the text of a module.
         *
         * @param line 1-based
         * @param column 1-based, in UTF-16 units; without one the program stops at what runs first on the line
         */
        record Text(int line, OptionalInt column) implements Spot {
            /** @throws IllegalArgumentException if the line or the column is less than 1 */
            public Text {
                if (line < 1 || (column.isPresent() && column.getAsInt() < 1)) {
                    throw new IllegalArgumentException("lines and columns count from 1");
                }
            }
        }

        /**
         * The first instruction of a function, or of several functions of that name in different modules.
         *
         * @param name {@code $name}, the same without the dollar sign, the name of an export, or an index
         */
        record Function(String name) implements Spot {}

        /**
         * An instruction.
         *
         * @param address as {@link DebuggedModule#address} says it: in the main module, the byte offset in its file
         */
        record Instruction(long address) implements Spot {}
    }

    /** A breakpoint in a text that always stops. */
    public BreakpointRequest(int line, OptionalInt column) {
        this(new Spot.Text(line, column), BreakpointRule.ALWAYS);
    }

    /** {@return a request for what runs first on a line} */
    public static BreakpointRequest line(int line) {
        return new BreakpointRequest(line, OptionalInt.empty());
    }

    /** {@return a request for the instruction that begins at a place} */
    public static BreakpointRequest at(int line, int column) {
        return new BreakpointRequest(line, OptionalInt.of(column));
    }

    /** {@return a request for a function, by name or index} */
    public static BreakpointRequest function(String name) {
        return new BreakpointRequest(new Spot.Function(name), BreakpointRule.ALWAYS);
    }

    /** {@return a request for an instruction, by its {@linkplain DebuggedModule#address address}} */
    public static BreakpointRequest instruction(long address) {
        return new BreakpointRequest(new Spot.Instruction(address), BreakpointRule.ALWAYS);
    }

    /** {@return the same request with another rule} */
    public BreakpointRequest with(BreakpointRule newRule) {
        return new BreakpointRequest(spot, newRule);
    }
}
