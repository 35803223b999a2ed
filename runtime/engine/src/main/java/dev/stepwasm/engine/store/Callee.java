package dev.stepwasm.engine.store;

import org.jspecify.annotations.Nullable;

/** A way to call a function that does not lead through the interpreter. Used by one thread at a time. */
public abstract class Callee {
    /**
     * Calls the function. Values are as in {@link Slots}.
     *
     * @param numbers arguments, from {@code base} on; the results are there afterwards
     * @param references the same for references
     * @param room what is left of the Java stack for nested calls, about as many bytes
     */
    public abstract void enter(long[] numbers, @Nullable Object[] references, int base, int room);
}
