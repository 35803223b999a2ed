package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.type.MemoryType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A linear memory: bytes by unsigned address, in one {@code byte[]} that is exactly as long as the memory is large.
 * Growing replaces the array, so {@link #array()} must be read again after anything that can grow the memory. Used by one
 * thread at a time.
 *
 * <p>Methods throw {@link IndexOutOfBoundsException} when one of the bytes lies outside; then nothing has been changed.
 */
public final class LinearMemory {
    /** The most bytes that a memory may have here: one array, in pages of 64 KiB. */
    public static final long MAXIMUM_BYTES = 32_767L << 16;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final MemoryType type;
    private final long maximumPages;
    private byte[] bytes;

    /**
     * A memory of its minimum size, filled with zeros.
     *
     * @throws IllegalArgumentException if the minimum is above {@link #MAXIMUM_BYTES}
     */
    public LinearMemory(MemoryType type) {
        long minimum = type.limits().minimum();
        long possible = MAXIMUM_BYTES >>> type.pageSizeLog2();
        if (Long.compareUnsigned(minimum, possible) > 0) {
            throw new IllegalArgumentException("a memory of " + Long.toUnsignedString(minimum)
                    + " pages is larger than the limit of " + possible + " pages");
        }
        this.type = type;
        long declared = type.limits().maximum().orElse(possible);
        this.maximumPages = Long.compareUnsigned(declared, possible) < 0 ? declared : possible;
        this.bytes = new byte[(int) (minimum << type.pageSizeLog2())];
    }

    /** {@return the declared type} */
    public MemoryType type() {
        return type;
    }

    /** {@return the size in bytes} */
    public int byteSize() {
        return bytes.length;
    }

    /** {@return the size in pages} */
    public int pages() {
        return bytes.length >>> type.pageSizeLog2();
    }

    /** {@return the largest size in pages that {@link #grow} can reach} */
    public long maximumPages() {
        return maximumPages;
    }

    /** {@return the bytes themselves, valid until the memory grows} */
    public byte[] array() {
        return bytes;
    }

    /**
     * Adds pages of zeros.
     *
     * @param pages unsigned
     * @return the number of pages before, or -1 if the memory cannot grow that much
     */
    public int grow(long pages) {
        int before = pages();
        if (Long.compareUnsigned(pages, maximumPages - before) > 0) {
            return -1;
        }
        if (pages != 0) {
            try {
                bytes = Arrays.copyOf(bytes, (int) (before + pages << type.pageSizeLog2()));
            } catch (OutOfMemoryError full) { // The standard lets growing fail; the program is told and goes on.
                return -1;
            }
        }
        return before;
    }

    /** {@return a copy of some bytes} */
    public byte[] read(long address, int length) {
        int start = index(address, length);
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    /** Writes bytes. */
    public void write(long address, byte[] source) {
        write(address, source, 0, source.length);
    }

    /** Writes part of an array. */
    public void write(long address, byte[] source, int from, int length) {
        System.arraycopy(source, from, bytes, index(address, length), length);
    }

    /** Fills bytes. */
    public void fill(long address, byte value, int length) {
        int start = index(address, length);
        Arrays.fill(bytes, start, start + length, value);
    }

    /** Copies bytes from another memory or this one, as if through a buffer. */
    public void copy(long to, LinearMemory source, long from, int length) {
        int start = source.index(from, length);
        System.arraycopy(source.bytes, start, bytes, index(to, length), length);
    }

    /** {@return the byte at an address} */
    public byte readByte(long address) {
        return bytes[index(address, 1)];
    }

    /** {@return two bytes, the lowest first} */
    public short readShort(long address) {
        return (short) SHORT.get(bytes, index(address, 2));
    }

    /** {@return four bytes, the lowest first} */
    public int readInt(long address) {
        return (int) INT.get(bytes, index(address, 4));
    }

    /** {@return eight bytes, the lowest first} */
    public long readLong(long address) {
        return (long) LONG.get(bytes, index(address, 8));
    }

    /** Writes a byte. */
    public void writeByte(long address, byte value) {
        bytes[index(address, 1)] = value;
    }

    /** Writes two bytes, the lowest first. */
    public void writeShort(long address, short value) {
        SHORT.set(bytes, index(address, 2), value);
    }

    /** Writes four bytes, the lowest first. */
    public void writeInt(long address, int value) {
        INT.set(bytes, index(address, 4), value);
    }

    /** Writes eight bytes, the lowest first. */
    public void writeLong(long address, long value) {
        LONG.set(bytes, index(address, 8), value);
    }

    /** {@return an unsigned address as index into the array} */
    private int index(long address, int length) {
        if (address < 0 || length < 0 || address > (long) bytes.length - length) {
            throw new IndexOutOfBoundsException("address " + Long.toUnsignedString(address) + " with " + length
                    + " bytes is outside a memory of " + bytes.length + " bytes");
        }
        return (int) address;
    }
}
