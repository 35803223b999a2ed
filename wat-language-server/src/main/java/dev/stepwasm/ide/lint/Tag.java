package dev.stepwasm.ide.lint;

/** What editors can do with the place of a finding. */
public enum Tag {
    /** Nothing but show it. */
    NONE,
    /** Fade it out: it could go without loss. */
    UNNECESSARY,
    /** Strike it through: there is something better. */
    DEPRECATED
}
