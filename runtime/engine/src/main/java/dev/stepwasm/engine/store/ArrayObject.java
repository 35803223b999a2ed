package dev.stepwasm.engine.store;

import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.StorageType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An array. Its elements lie in a Java array of their width; a vector takes two longs, the low half first. */
public final class ArrayObject extends HeapObject {
    /** The most bytes that the elements of one array may take, a reference counted as eight. */
    public static final int MOST_BYTES = 1 << 28;

    private static final int SHOWN = 16;

    private final int length;
    /** A byte[], short[], int[], long[] or Object[]. */
    private final Object elements;

    /**
     * An array whose elements are zero or null.
     *
     * @throws IllegalArgumentException if the type is no array, or the elements take more than {@link #MOST_BYTES}
     */
    public ArrayObject(DefinedType type, int length) {
        super(type);
        if (!fits(type, Integer.toUnsignedLong(length))) {
            throw new IllegalArgumentException("an array of " + Integer.toUnsignedString(length)
                    + " elements takes more than the " + MOST_BYTES + " bytes that are allowed");
        }
        this.length = length;
        this.elements = elements(type.element().storage(), length);
    }

    /** {@return whether there can be an array that long} */
    public static boolean fits(DefinedType type, long length) {
        return length * width(type) <= MOST_BYTES;
    }

    /** {@return the bytes that an element takes in a data segment; 8 for references} */
    public static int width(DefinedType type) {
        return switch (type.element().storage()) {
            case PackedType.I8 -> 1;
            case PackedType.I16 -> 2;
            case Numeric.I32, Numeric.F32 -> 4;
            case Numeric.I64, Numeric.F64 -> 8;
            case ValueType.Vector vector -> 16;
            case ValueType.Reference reference -> 8;
            case ValueType.Bottom bottom -> throw new IllegalArgumentException("no element is " + bottom.show());
        };
    }

    private static Object elements(StorageType storage, int length) {
        return switch (storage) {
            case PackedType.I8 -> new byte[length];
            case PackedType.I16 -> new short[length];
            case Numeric.I32, Numeric.F32 -> new int[length];
            case Numeric.I64, Numeric.F64 -> new long[length];
            case ValueType.Vector vector -> new long[2 * length];
            case ValueType.Reference reference -> new @Nullable Object[length];
            case ValueType.Bottom bottom -> throw new IllegalArgumentException("no element is " + bottom.show());
        };
    }

    /** {@return the number of elements} */
    public int length() {
        return length;
    }

    private boolean isVectors() {
        return type().storage(0) == Storage.VECTOR;
    }

    /** {@return an element; of a packed one the bits without sign} @throws IndexOutOfBoundsException if there is none */
    public Value get(int index) {
        Objects.checkIndex(index, length);
        var stored = type().element().storage().unpacked();
        if (elements instanceof Object[] references) {
            return Slots.value(stored, 0, 0, references[index]);
        }
        return isVectors()
                ? new Value.V128(number(2 * index), number(2 * index + 1))
                : Slots.value(stored, number(index), 0, null);
    }

    /**
     * Changes an element.
     *
     * @throws IndexOutOfBoundsException if there is none
     * @throws IllegalArgumentException if elements cannot be changed, or not to a value of that type
     */
    public void set(int index, Value value) {
        Objects.checkIndex(index, length);
        if (!type().element().mutable()) {
            throw new IllegalArgumentException("elements of " + type().show() + " cannot be changed");
        }
        Slots.requireType(type().scope(), type().element().storage().unpacked(), value);
        fill(index, 1, Slots.bits(value), Slots.high(value), Slots.reference(value));
    }

    /** {@return a number as it stands in a slot of the operand stack, packed ones without sign; of vectors, a half} */
    public long number(int index) {
        return switch (elements) {
            case byte[] bytes -> bytes[index] & 0xFF;
            case short[] shorts -> shorts[index] & 0xFFFF;
            case int[] ints -> ints[index];
            case long[] longs -> longs[index];
            default -> throw new IllegalStateException("no numbers in " + type().show());
        };
    }

    /** {@return a packed number with its sign} */
    public int signed(int index) {
        return elements instanceof byte[] bytes ? bytes[index] : (short) number(index);
    }

    /** Changes a number; of vectors, a half. */
    public void setNumber(int index, long bits) {
        switch (elements) {
            case byte[] bytes -> bytes[index] = (byte) bits;
            case short[] shorts -> shorts[index] = (short) bits;
            case int[] ints -> ints[index] = (int) bits;
            case long[] longs -> longs[index] = bits;
            default -> throw new IllegalStateException("no numbers in " + type().show());
        }
    }

    /** {@return a reference} */
    public @Nullable Object reference(int index) {
        return ((@Nullable Object[]) elements)[index];
    }

    /** Changes a reference. */
    public void setReference(int index, @Nullable Object reference) {
        ((@Nullable Object[]) elements)[index] = reference;
    }

    /**
     * Fills {@code count} elements with a value, given as its slot is.
     *
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public void fill(int index, int count, long bits, long high, @Nullable Object reference) {
        Objects.checkFromIndexSize(index, count, length);
        int end = index + count;
        switch (elements) {
            case byte[] bytes -> Arrays.fill(bytes, index, end, (byte) bits);
            case short[] shorts -> Arrays.fill(shorts, index, end, (short) bits);
            case int[] ints -> Arrays.fill(ints, index, end, (int) bits);
            case long[] longs
            when isVectors() -> {
                for (int i = index; i < end; i++) {
                    longs[2 * i] = bits;
                    longs[2 * i + 1] = high;
                }
            }
            case long[] longs -> Arrays.fill(longs, index, end, bits);
            default -> Arrays.fill((@Nullable Object[]) elements, index, end, reference);
        }
    }

    /**
     * Copies elements from an array of the same width or this one, as if through a buffer.
     *
     * @throws IndexOutOfBoundsException if one of the ranges is not in its array; nothing is changed then
     */
    public void copy(int to, ArrayObject source, int from, int count) {
        Objects.checkFromIndexSize(from, count, source.length);
        Objects.checkFromIndexSize(to, count, length);
        int each = isVectors() ? 2 : 1;
        System.arraycopy(source.elements, each * from, elements, each * to, each * count);
    }

    /**
     * Copies references.
     *
     * @throws IndexOutOfBoundsException if one of the ranges does not fit; nothing is changed then
     */
    public void copy(int to, @Nullable Object[] source, int from, int count) {
        Objects.checkFromIndexSize(from, count, source.length);
        Objects.checkFromIndexSize(to, count, length);
        System.arraycopy(source, from, elements, to, count);
    }

    /**
     * Reads numbers from bytes, the lowest byte first.
     *
     * @param from byte offset
     * @throws IndexOutOfBoundsException if one of the ranges does not fit; nothing is changed then
     */
    public void read(int to, byte[] source, int from, int count) {
        Objects.checkFromIndexSize(from, count * width(type()), source.length);
        Objects.checkFromIndexSize(to, count, length);
        var bytes = ByteBuffer.wrap(source, from, count * width(type())).order(ByteOrder.LITTLE_ENDIAN);
        switch (elements) {
            case byte[] target -> bytes.get(target, to, count);
            case short[] target -> bytes.asShortBuffer().get(target, to, count);
            case int[] target -> bytes.asIntBuffer().get(target, to, count);
            case long[] target when isVectors() -> bytes.asLongBuffer().get(target, 2 * to, 2 * count);
            case long[] target -> bytes.asLongBuffer().get(target, to, count);
            default -> throw new IllegalStateException("no numbers in " + type().show());
        }
    }

    @Override
    public String toString() {
        String rest = length > SHOWN ? ", ... " + length + " in all)" : ")";
        return IntStream.range(0, Math.min(length, SHOWN))
                .mapToObj(index -> References.brief(get(index)))
                .collect(Collectors.joining(", ", "array(", rest));
    }
}
