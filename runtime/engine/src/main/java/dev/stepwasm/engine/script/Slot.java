package dev.stepwasm.engine.script;

import dev.stepwasm.engine.StepInstance;

/** What a name of a script stands for: an instance, or why there is none. */
sealed interface Slot {
    /** There is one. */
    record Instance(StepInstance instance) implements Slot {}

    /** There is none. */
    record Absent(String reason) implements Slot {}
}
