package dev.stepwasm.engine.compile;

/**
 * A frame of compiled code.
 *
 * @param module whose code it is
 * @param function index of the function
 * @param number of the instruction that calls something, in its function
 */
public record CompiledFrame(CompiledModule module, int function, int number) {}
