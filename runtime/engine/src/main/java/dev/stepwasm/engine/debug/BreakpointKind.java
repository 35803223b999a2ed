package dev.stepwasm.engine.debug;

/** Kinds of breakpoints at instructions. Those of one kind are replaced together. */
public enum BreakpointKind {
    /** At places of the text. */
    SOURCE,
    /** At functions. */
    FUNCTION,
    /** At instructions, by byte offset. */
    INSTRUCTION
}
