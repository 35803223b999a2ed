package dev.stepwasm.engine.debug;

/** What a debugged program does at the moment. */
public enum State {
    /** It has not been launched. */
    READY,
    /** It runs. */
    RUNNING,
    /** It stands still and can be looked at. */
    STOPPED,
    /** It is no more. */
    ENDED
}
