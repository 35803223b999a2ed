package dev.stepwasm.wasm.problem;

/** How bad a problem is. */
public enum Severity {
    /** The module cannot be used. */
    ERROR,
    /** The module works, but surely not as meant. */
    WARNING,
    /** Something that could be better. */
    HINT
}
