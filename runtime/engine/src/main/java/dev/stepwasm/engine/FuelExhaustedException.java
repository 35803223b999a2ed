package dev.stepwasm.engine;

import java.util.List;

/** A program has run as many instructions as it may. The state of its instances stays readable. */
public final class FuelExhaustedException extends TerminatedException {
    private final long instructions;

    /**
     * The end of a program that has run {@code instructions} instructions.
     *
     * @param backtrace where it stood, the innermost frame first
     */
    public FuelExhaustedException(long instructions, List<TraceElement> backtrace) {
        super("the program has run the " + instructions + " instructions that it may", backtrace);
        this.instructions = instructions;
    }

    /** {@return the number of instructions that have run under the same control} */
    public long instructions() {
        return instructions;
    }
}
