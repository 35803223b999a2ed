package dev.stepwasm.engine.backend;

/** Which engine runs modules that may use each other: all of them on one. */
public enum EngineChoice {
    /** Ours when it runs every module, else Endive's interpreter. */
    AUTO,
    /** Ours. */
    STEP,
    /** Endive's interpreter. */
    ENDIVE
}
