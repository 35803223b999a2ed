package dev.stepwasm.engine.debug;

import java.util.OptionalInt;

/**
 * The parts of something that a stopped program holds, in order: lanes of a vector, fields of a struct, elements of an
 * array or a table, rows of a memory. They are read when they are asked for, and all methods throw
 * {@link NotStoppedException} once the program has gone on. Safe for use from any thread.
 */
public interface Elements {
    /** {@return how many there are} */
    int count();

    /** {@return whether they are numbered rather than named, so that one may look at a range of them} */
    boolean numbered();

    /**
     * {@return a part}
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= index < count()}
     */
    Element at(int index);

    /** {@return which part has that name} */
    OptionalInt find(String name);

    /**
     * Changes a part; the program goes on with it.
     *
     * @param text as {@link dev.stepwasm.engine.Value#parse} reads it, or an expression
     * @return the part as it is now
     * @throws IllegalArgumentException with words for the user, if it cannot be changed or not to that
     */
    Element set(int index, String text);
}
