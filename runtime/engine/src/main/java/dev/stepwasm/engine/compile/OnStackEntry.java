package dev.stepwasm.engine.compile;

import org.jspecify.annotations.Nullable;

/** A function that is entered at a loop, with the frame that the interpreter has built up. */
public abstract class OnStackEntry {
    /** For subclasses. */
    protected OnStackEntry() {}

    /**
     * Goes on with a function until it returns.
     *
     * @param numbers the locals, from {@code base} on; the results are there afterwards
     * @param references the same for references
     * @param operands where the operands begin
     * @param loop which one of the loops that can be entered
     * @param room what is left of the Java stack for nested calls, about as many bytes
     */
    public abstract void enter(
            Context context, int room, long[] numbers, @Nullable Object[] references, int base, int operands, int loop);
}
