package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.type.TableType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table: references by index. Used by one thread at a time.
 *
 * <p>A binding to another runtime may keep the elements elsewhere: it overrides {@link #size}, {@link #get}, {@link #set},
 * {@link #read}, {@link #write}, {@link #fill} and {@link #resize}.
 */
public class ReferenceTable {
    /** The most elements that a table may have here. */
    public static final int MAXIMUM = 10_000_000;

    private final TableType type;
    private final DefinedTypes scope;
    private final int maximum;
    private final long indexMask;
    private @Nullable Object[] elements;
    private @Nullable Observer observer;

    /** Hears of changes, whoever makes them. */
    public interface Observer {
        /** Elements have been set. */
        void changed(ReferenceTable table, int index, int length);

        /** Elements have been added; what they are is told by {@link #changed}. */
        void grown(ReferenceTable table, int elements);
    }

    /**
     * A table of its minimum size.
     *
     * @throws IllegalArgumentException if the minimum is above {@link #MAXIMUM} or more than Java has room for
     */
    public ReferenceTable(TableType type, @Nullable Object initial) {
        this(DefinedTypes.NONE, type, initial);
    }

    /**
     * A table of its minimum size.
     *
     * @param scope what type indices in the type mean
     * @throws IllegalArgumentException if the minimum is above {@link #MAXIMUM} or more than Java has room for
     */
    public ReferenceTable(DefinedTypes scope, TableType type, @Nullable Object initial) {
        this(scope, type, room(type));
        if (initial != null) {
            Arrays.fill(elements, initial);
        }
    }

    /** A table whose elements the subclass holds. */
    protected ReferenceTable(DefinedTypes scope, TableType type) {
        this(scope, type, new @Nullable Object[0]);
    }

    private ReferenceTable(DefinedTypes scope, TableType type, @Nullable Object[] elements) {
        this.scope = scope;
        this.type = type;
        long declared = type.limits().maximum().orElse(MAXIMUM);
        this.maximum = Long.compareUnsigned(declared, MAXIMUM) < 0 ? (int) declared : MAXIMUM;
        this.indexMask = type.is64() ? -1L : 0xFFFF_FFFFL;
        this.elements = elements;
    }

    private static @Nullable Object[] room(TableType type) {
        long minimum = type.limits().minimum();
        if (Long.compareUnsigned(minimum, MAXIMUM) > 0) {
            throw new IllegalArgumentException("a table of " + Long.toUnsignedString(minimum)
                    + " elements is larger than the limit of " + MAXIMUM);
        }
        try {
            return new @Nullable Object[(int) minimum];
        } catch (OutOfMemoryError full) {
            throw new IllegalArgumentException("there is no room for a table of " + minimum + " elements", full);
        }
    }

    /** {@return the declared type} */
    public final TableType type() {
        return type;
    }

    /** {@return what type indices in the type mean} */
    public final DefinedTypes scope() {
        return scope;
    }

    /** {@return what keeps of an index operand the bits that count: 32 or 64} */
    public final long indexMask() {
        return indexMask;
    }

    /** {@return the number of elements} */
    public int size() {
        return elements.length;
    }

    /**
     * {@return an element; null is the null reference}
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= index < size()}
     */
    public @Nullable Object get(int index) {
        return elements[index];
    }

    /**
     * Changes an element.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= index < size()}
     */
    public void set(int index, @Nullable Object reference) {
        elements[index] = reference;
        tell(index, 1);
    }

    /** Says who hears of changes from now on; null for nobody. */
    public final void observe(@Nullable Observer newObserver) {
        observer = newObserver;
    }

    private void tell(int index, int length) {
        if (observer != null) {
            observer.changed(this, index, length);
        }
    }

    /**
     * Adds elements.
     *
     * @param more unsigned
     * @return the size before, or -1 if the table cannot grow that much
     */
    public final int grow(long more, @Nullable Object initial) {
        int before = size();
        if (Long.compareUnsigned(more, maximum - before) > 0) {
            return -1;
        }
        try {
            resize(before + (int) more);
        } catch (OutOfMemoryError full) { // The standard lets growing fail; the program is told and goes on.
            return -1;
        }
        if (observer != null) {
            observer.grown(this, (int) more);
        }
        fill(before, initial, (int) more);
        return before;
    }

    /**
     * Makes the table larger; what the new elements are does not matter.
     *
     * @throws OutOfMemoryError if there is no room; nothing has changed then
     */
    protected void resize(int size) {
        if (size != elements.length) {
            elements = Arrays.copyOf(elements, size);
        }
    }

    /**
     * Fills {@code length} elements.
     *
     * @throws IndexOutOfBoundsException if they are not all in the table; nothing is changed then
     */
    public void fill(int index, @Nullable Object reference, int length) {
        Objects.checkFromIndexSize(index, length, elements.length);
        Arrays.fill(elements, index, index + length, reference);
        tell(index, length);
    }

    /**
     * Copies elements from another table or this one, as if through a buffer.
     *
     * @throws IndexOutOfBoundsException if one of the ranges is not in its table; nothing is changed then
     */
    public final void copy(int to, ReferenceTable source, int from, int length) {
        Objects.checkFromIndexSize(to, length, size());
        write(to, source.read(from, length), 0, length);
    }

    /**
     * {@return a copy of some elements}
     *
     * @throws IndexOutOfBoundsException if they are not all in the table
     */
    public @Nullable Object[] read(int from, int length) {
        Objects.checkFromIndexSize(from, length, elements.length);
        return Arrays.copyOfRange(elements, from, from + length);
    }

    /**
     * Copies elements of a segment.
     *
     * @throws IndexOutOfBoundsException if one of the ranges does not fit; nothing is changed then
     */
    public void write(int to, @Nullable Object[] segment, int from, int length) {
        Objects.checkFromIndexSize(from, length, segment.length);
        Objects.checkFromIndexSize(to, length, elements.length);
        System.arraycopy(segment, from, elements, to, length);
        tell(to, length);
    }
}
