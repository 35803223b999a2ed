package dev.stepwasm.engine.debug;

/**
 * What became of a {@link DataBreakpointRequest}.
 *
 * @param id number in this debugger, among those of all breakpoints
 * @param verified whether it will stop the program
 * @param message why it will not; else empty
 */
public record DataBreakpoint(int id, boolean verified, String message) {}
