package dev.stepwasm.engine;

import java.util.List;

/** A program has run as many instructions as it may. The state of its instances stays readable. */
public final class FuelExhaustedException extends RuntimeException {
    private final long instructions;
    private final transient List<TraceElement> backtrace;

    /**
     * The end of a program that has run {@code instructions} instructions.
     *
     * @param backtrace where it stood, the innermost frame first
     */
    public FuelExhaustedException(long instructions, List<TraceElement> backtrace) {
        super("the program has run the " + instructions + " instructions that it may");
        this.instructions = instructions;
        this.backtrace = List.copyOf(backtrace);
    }

    /** {@return the number of instructions that have run under the same control} */
    public long instructions() {
        return instructions;
    }

    /** {@return where the program stood, the innermost frame first} */
    public List<TraceElement> backtrace() {
        return backtrace;
    }
}
