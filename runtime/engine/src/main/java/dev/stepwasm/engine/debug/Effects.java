package dev.stepwasm.engine.debug;

/** What an expression may do to the program. */
public enum Effects {
    /** Nothing: it only looks. For what is asked again and again, such as watches, and for pointing at something. */
    NONE,
    /** It may change values. */
    ALL
}
