package dev.stepwasm.ide.lint;

/** How loudly a lint speaks. */
public enum Level {
    /** Not at all; it is not looked for either. */
    OFF,
    /** Shown where it does not disturb. */
    HINT,
    /** Worth knowing. */
    INFO,
    /** Surely not as meant. */
    WARNING,
    /** As bad as a module that cannot be used. */
    ERROR
}
