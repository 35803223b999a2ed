package dev.stepwasm.wasm.module;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/** A range of bytes that nobody changes; a window on the file where it can be. */
public final class Bytes {
    private final byte[] array;
    private final int from;
    private final int size;

    private Bytes(byte[] array, int from, int size) {
        this.array = array;
        this.from = from;
        this.size = size;
    }

    /** {@return a window on {@code array}, which must not change from now on} */
    public static Bytes window(byte[] array, int from, int size) {
        Objects.checkFromIndexSize(from, size, array.length);
        return new Bytes(array, from, size);
    }

    /** {@return all of {@code array}, which must not change from now on} */
    public static Bytes of(byte[] array) {
        return window(array, 0, array.length);
    }

    /** {@return the first bytes, at most {@code most}; a window on this one} */
    public Bytes first(int most) {
        return most >= size ? this : new Bytes(array, from, most);
    }

    /** {@return the number of bytes} */
    public int size() {
        return size;
    }

    /** {@return the byte at {@code index}, counted from the start of this range} */
    public byte get(int index) {
        return array[from + Objects.checkIndex(index, size)];
    }

    /** Copies all bytes to {@code target}, from {@code at} on. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(array, from, target, at, size);
    }

    /** {@return a copy of the bytes} */
    public byte[] toArray() {
        return Arrays.copyOfRange(array, from, from + size);
    }

    /** {@return a read-only view} */
    public ByteBuffer asBuffer() {
        return ByteBuffer.wrap(array, from, size).slice().asReadOnlyBuffer();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes
                && Arrays.equals(array, from, from + size, bytes.array, bytes.from, bytes.from + bytes.size);
    }

    @Override
    public int hashCode() {
        return asBuffer().hashCode();
    }

    @Override
    public String toString() {
        return size + " bytes";
    }
}
