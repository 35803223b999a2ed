package dev.stepwasm.engine.compile;

/**
 * A frame of compiled code.
 *
 * @param module whose code it is
 * @param function index of the function
 * @param number of the instruction that calls something, in its function; {@link #BEGINNING} if the function has not begun
 */
public record CompiledFrame(CompiledModule module, int function, int number) {
    /** Stands for the place before the first instruction, where branches never lead. */
    public static final int BEGINNING = -1;
}
