package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.type.TableType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table: references by index. Used by one thread at a time. */
public final class ReferenceTable {
    /** The most elements that a table may have here. */
    public static final int MAXIMUM = 10_000_000;

    private final TableType type;
    private final DefinedTypes scope;
    private final int maximum;
    private @Nullable Object[] elements;

    /**
     * A table of its minimum size.
     *
     * @throws IllegalArgumentException if the minimum is above {@link #MAXIMUM}
     */
    public ReferenceTable(TableType type, @Nullable Object initial) {
        this(DefinedTypes.NONE, type, initial);
    }

    /**
     * A table of its minimum size.
     *
     * @param scope what type indices in the type mean
     * @throws IllegalArgumentException if the minimum is above {@link #MAXIMUM}
     */
    public ReferenceTable(DefinedTypes scope, TableType type, @Nullable Object initial) {
        long minimum = type.limits().minimum();
        if (Long.compareUnsigned(minimum, MAXIMUM) > 0) {
            throw new IllegalArgumentException("a table of " + Long.toUnsignedString(minimum)
                    + " elements is larger than the limit of " + MAXIMUM);
        }
        this.scope = scope;
        this.type = type;
        long declared = type.limits().maximum().orElse(MAXIMUM);
        this.maximum = Long.compareUnsigned(declared, MAXIMUM) < 0 ? (int) declared : MAXIMUM;
        this.elements = new @Nullable Object[(int) minimum];
        if (initial != null) {
            Arrays.fill(elements, initial);
        }
    }

    /** {@return the declared type} */
    public TableType type() {
        return type;
    }

    /** {@return what type indices in the type mean} */
    public DefinedTypes scope() {
        return scope;
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
    }

    /** {@return the size before, or -1 if the table cannot grow that much} */
    public int grow(int more, @Nullable Object initial) {
        int before = elements.length;
        if (more < 0 || more > maximum - before) {
            return -1;
        }
        elements = Arrays.copyOf(elements, before + more);
        Arrays.fill(elements, before, elements.length, initial);
        return before;
    }

    /**
     * Fills {@code length} elements.
     *
     * @throws IndexOutOfBoundsException if they are not all in the table; nothing is changed then
     */
    public void fill(int index, @Nullable Object reference, int length) {
        Objects.checkFromIndexSize(index, length, elements.length);
        Arrays.fill(elements, index, index + length, reference);
    }

    /**
     * Copies elements from another table or this one, as if through a buffer.
     *
     * @throws IndexOutOfBoundsException if one of the ranges is not in its table; nothing is changed then
     */
    public void copy(int to, ReferenceTable source, int from, int length) {
        source.read(from, elements, to, length);
    }

    private void read(int from, @Nullable Object[] target, int to, int length) {
        Objects.checkFromIndexSize(from, length, elements.length);
        Objects.checkFromIndexSize(to, length, target.length);
        System.arraycopy(elements, from, target, to, length);
    }

    /**
     * Copies elements of a segment.
     *
     * @throws IndexOutOfBoundsException if one of the ranges does not fit; nothing is changed then
     */
    public void copy(int to, @Nullable Object[] segment, int from, int length) {
        Objects.checkFromIndexSize(from, length, segment.length);
        Objects.checkFromIndexSize(to, length, elements.length);
        System.arraycopy(segment, from, elements, to, length);
    }
}
