package dev.stepwasm.engine.debug;

/** What counts as the next place of a step. */
public enum Granularity {
    /** The next instruction. */
    INSTRUCTION,
    /** The next instruction on another line; the next instruction at all where the module has no text. */
    LINE
}
