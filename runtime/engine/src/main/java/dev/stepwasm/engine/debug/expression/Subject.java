package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;

/** What of the program an expression means, beside the value that it has. */
public sealed interface Subject permits Target, Subject.Characters, Subject.Memory, Subject.Table {
    /** Bytes that are read as a text. */
    record Characters(Range range) implements Subject {}

    /** A memory as a whole. */
    record Memory(int index, LinearMemory memory) implements Subject {}

    /** A table as a whole. */
    record Table(int index, ReferenceTable table) implements Subject {}
}
