package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.type.MemoryType;
import org.jspecify.annotations.Nullable;

/**
 * A linear memory: bytes by unsigned address, the lowest byte of a number first. What a memory is made of depends on its
 * type: {@link ArrayMemory}, {@link SharedMemory}, or a class of another runtime's binding.
 *
 * <p>There are two ways in. {@code read...}, {@code write...}, {@link #fill}, {@link #copy} and {@link #grow} are for the
 * host: they check addresses and throw {@link IndexOutOfBoundsException} when one of the bytes lies outside, and then
 * nothing has been changed; a {@link MemoryObserver} hears of what they change. {@code load...}, {@code store...} and
 * {@link #extend} are what running code does: the caller has checked the address, and no observer hears of it.
 *
 * <p>A shared memory may be used by any number of threads, others by one thread at a time.
 */
public abstract class LinearMemory implements ByteAccess {
    /** The most bytes that a memory may have here, in pages of 64 KiB: as many as one array holds. */
    public static final long MAXIMUM_BYTES = 32_767L << 16;

    /** Bytes that are moved at once between memories of different kinds. */
    private static final int PIECE = 1 << 16;

    private static final byte[] NONE = {};

    private final MemoryType type;
    private final MemoryBudget budget;
    private final long maximumPages;
    private final long addressMask;
    /** Empty unless this is an {@link ArrayMemory}. Here so that the main loop gets at it without asking for the kind. */
    byte[] array = NONE;

    private volatile @Nullable MemoryObserver observer;

    /**
     * A memory whose bytes the subclass holds; it begins with {@link #minimumBytes}.
     *
     * @throws IllegalArgumentException if the minimum is above {@link #MAXIMUM_BYTES} or above what is left of the budget
     */
    protected LinearMemory(MemoryType type, MemoryBudget budget) {
        long minimum = type.limits().minimum();
        long possible = MAXIMUM_BYTES >>> type.pageSizeLog2();
        if (Long.compareUnsigned(minimum, possible) > 0) {
            throw new IllegalArgumentException("a memory of " + Long.toUnsignedString(minimum)
                    + " pages is larger than the limit of " + possible + " pages");
        }
        long bytes = minimum << type.pageSizeLog2();
        if (!budget.take(bytes)) {
            throw new IllegalArgumentException("a memory of " + minimum + " pages is larger than the limit of "
                    + budget.limit() + " bytes for the memories of this instance, of which " + budget.left()
                    + " are left");
        }
        this.type = type;
        this.budget = budget;
        long declared = type.limits().maximum().orElse(possible);
        this.maximumPages = Long.compareUnsigned(declared, possible) < 0 ? declared : possible;
        this.addressMask = type.is64() ? -1L : 0xFFFF_FFFFL;
    }

    /**
     * {@return a memory of its minimum size, filled with zeros, without a limit besides its own}
     *
     * @throws IllegalArgumentException if the minimum is above {@link #MAXIMUM_BYTES} or more than Java has room for
     */
    public static LinearMemory of(MemoryType type) {
        return of(type, MemoryBudget.unlimited());
    }

    /**
     * {@return a memory of its minimum size, filled with zeros}
     *
     * @param budget what it may take from, now and when it grows
     * @throws IllegalArgumentException if the minimum is above {@link #MAXIMUM_BYTES}, above what is left of the budget,
     *     or more than Java has room for
     */
    public static LinearMemory of(MemoryType type, MemoryBudget budget) {
        try {
            return type.shared() ? new SharedMemory(type, budget) : new ArrayMemory(type, budget);
        } catch (OutOfMemoryError full) {
            throw new IllegalArgumentException(
                    "there is no room for a memory of " + type.limits().minimum() + " pages: " + full.getMessage(),
                    full);
        }
    }

    /** {@return the declared type} */
    public final MemoryType type() {
        return type;
    }

    /** {@return the size in bytes, at most {@link #MAXIMUM_BYTES}} */
    public abstract long byteSize();

    /** {@return the size in pages} */
    public final long pages() {
        return byteSize() >>> type.pageSizeLog2();
    }

    /** {@return the largest size in pages that {@link #grow} can reach, unless a budget ends before} */
    public final long maximumPages() {
        return maximumPages;
    }

    /**
     * {@return the bytes themselves, exactly as many as the memory has, valid until it grows; an empty array if the memory
     * is not made of an array}
     */
    public final byte[] array() {
        return array;
    }

    /** {@return whether {@link #array} gives the bytes} */
    public boolean isArray() {
        return false;
    }

    /** {@return what keeps of an address operand the bits that count: 32 or 64} */
    public final long addressMask() {
        return addressMask;
    }

    /** Lets somebody hear of what the host changes from now on. Any thread. */
    public final synchronized void addObserver(MemoryObserver added) {
        MemoryObserver known = observer;
        observer = known == null ? added : new MemoryObserver.Both(known, added);
    }

    /** Lets somebody hear no more. Any thread. */
    public final synchronized void removeObserver(MemoryObserver removed) {
        observer = MemoryObserver.Both.without(observer, removed);
    }

    /** {@return the bytes that the memory begins with} */
    protected final int minimumBytes() {
        return (int) (type.limits().minimum() << type.pageSizeLog2());
    }

    // For the host.

    /**
     * Adds pages of zeros.
     *
     * @param pages unsigned
     * @return the number of pages before, or -1 if the memory cannot grow that much
     */
    public final long grow(long pages) {
        long before = extend(pages);
        MemoryObserver known = observer;
        if (known != null && before >= 0) {
            known.grown(this, before, before + pages);
        }
        return before;
    }

    /** {@return a copy of some bytes} */
    @Override
    public final byte[] read(long address, int length) {
        requireInside(address, length);
        byte[] copy = new byte[length];
        loadBytes(address, copy, 0, length);
        return copy;
    }

    /** Copies bytes into part of an array. */
    public final void read(long address, byte[] target, int to, int length) {
        requireInside(address, length);
        loadBytes(address, target, to, length);
    }

    /** Writes bytes. */
    @Override
    public final void write(long address, byte[] source) {
        write(address, source, 0, source.length);
    }

    /** Writes part of an array. */
    public final void write(long address, byte[] source, int from, int length) {
        requireInside(address, length);
        observed(address, length, () -> storeBytes(address, source, from, length));
    }

    /** Fills bytes. */
    public final void fill(long address, byte value, long length) {
        requireInside(address, length);
        observed(address, length, () -> storeFill(address, value, length));
    }

    /** Copies bytes from another memory or this one, as if through a buffer. */
    public final void copy(long to, LinearMemory source, long from, long length) {
        source.requireInside(from, length);
        requireInside(to, length);
        observed(to, length, () -> storeCopy(to, source, from, length));
    }

    /** {@return the byte at an address} */
    @Override
    public final byte readByte(long address) {
        requireInside(address, 1);
        return loadByte(address);
    }

    /** {@return two bytes} */
    @Override
    public final short readShort(long address) {
        requireInside(address, 2);
        return loadShort(address);
    }

    /** {@return four bytes} */
    @Override
    public final int readInt(long address) {
        requireInside(address, 4);
        return loadInt(address);
    }

    /** {@return eight bytes} */
    @Override
    public final long readLong(long address) {
        requireInside(address, 8);
        return loadLong(address);
    }

    /** Writes a byte. */
    @Override
    public final void writeByte(long address, byte value) {
        requireInside(address, 1);
        observed(address, 1, () -> storeByte(address, value));
    }

    /** Writes two bytes. */
    @Override
    public final void writeShort(long address, short value) {
        requireInside(address, 2);
        observed(address, 2, () -> storeShort(address, value));
    }

    /** Writes four bytes. */
    @Override
    public final void writeInt(long address, int value) {
        requireInside(address, 4);
        observed(address, 4, () -> storeInt(address, value));
    }

    /** Writes eight bytes. */
    @Override
    public final void writeLong(long address, long value) {
        requireInside(address, 8);
        observed(address, 8, () -> storeLong(address, value));
    }

    @Override
    public final void requireInside(long address, long length) {
        long size = byteSize();
        if (address < 0 || length < 0 || address > size - length) {
            throw new IndexOutOfBoundsException("address " + Long.toUnsignedString(address) + " with " + length
                    + " bytes is outside a memory of " + size + " bytes");
        }
    }

    private void observed(long address, long length, Runnable change) {
        MemoryObserver known = observer;
        if (known == null) {
            change.run();
            return;
        }
        byte[] before = read(address, (int) length);
        change.run();
        known.written(this, address, before, read(address, (int) length));
    }

    // For running code.

    /**
     * Adds pages of zeros, as {@link #grow} does.
     *
     * @param pages unsigned
     * @return the number of pages before, or -1 if the memory cannot grow that much
     */
    public long extend(long pages) {
        long before = pages();
        if (Long.compareUnsigned(pages, maximumPages - before) > 0) {
            return -1;
        }
        long more = pages << type.pageSizeLog2();
        if (!budget.take(more)) {
            return -1;
        }
        try {
            resize(byteSize() + more);
        } catch (OutOfMemoryError full) { // The standard lets growing fail; the program is told and goes on.
            budget.giveBack(more);
            return -1;
        }
        return before;
    }

    /**
     * Makes the memory larger, with zeros.
     *
     * @param bytes the new size, at least the one before and at most the maximum
     * @throws OutOfMemoryError if there is no room; nothing has changed then
     */
    protected abstract void resize(long bytes);

    /** {@return the byte at an address that has been checked} */
    public abstract byte loadByte(long address);

    /** {@return two bytes at an address that has been checked} */
    public abstract short loadShort(long address);

    /** {@return four bytes at an address that has been checked} */
    public abstract int loadInt(long address);

    /** {@return eight bytes at an address that has been checked} */
    public abstract long loadLong(long address);

    /** Writes a byte to an address that has been checked. */
    public abstract void storeByte(long address, byte value);

    /** Writes two bytes to an address that has been checked. */
    public abstract void storeShort(long address, short value);

    /** Writes four bytes to an address that has been checked. */
    public abstract void storeInt(long address, int value);

    /** Writes eight bytes to an address that has been checked. */
    public abstract void storeLong(long address, long value);

    /** Copies bytes, whose address has been checked, into part of an array. */
    public abstract void loadBytes(long address, byte[] target, int to, int length);

    /** Writes part of an array to an address that has been checked. */
    public abstract void storeBytes(long address, byte[] source, int from, int length);

    /** Fills bytes whose address has been checked. */
    public abstract void storeFill(long address, byte value, long length);

    /** {@return the value of 1, 2, 4 or 8 bytes at an aligned address that has been checked, unsigned} Atomic. */
    public long atomicLoad(long address, int width) {
        return switch (width) {
            case 1 -> loadByte(address) & 0xFF;
            case 2 -> loadShort(address) & 0xFFFF;
            case 4 -> loadInt(address) & 0xFFFF_FFFFL;
            default -> loadLong(address);
        };
    }

    /** Writes the low 1, 2, 4 or 8 bytes of a value to an aligned address that has been checked. Atomic. */
    public void atomicStore(long address, int width, long value) {
        switch (width) {
            case 1 -> storeByte(address, (byte) value);
            case 2 -> storeShort(address, (short) value);
            case 4 -> storeInt(address, (int) value);
            default -> storeLong(address, value);
        }
    }

    /**
     * Writes a value to an aligned address that has been checked if another value is there. Atomic.
     *
     * @param width 1, 2, 4 or 8 bytes; so much of {@code expected} and {@code value} counts
     * @return what was there, unsigned
     */
    public long compareExchange(long address, int width, long expected, long value) {
        long found = atomicLoad(address, width);
        if (found == (expected & mask(width))) {
            atomicStore(address, width, value);
        }
        return found;
    }

    /** {@return the bits of a number of bytes} */
    public static long mask(int width) {
        return -1L >>> 64 - 8 * width;
    }

    /**
     * Changes the value of 1, 2, 4 or 8 bytes at an aligned address that has been checked. Atomic.
     *
     * @return what was there, unsigned
     */
    public final long update(long address, int width, AtomicOperation operation, long operand) {
        long before = atomicLoad(address, width);
        while (true) {
            long found = compareExchange(address, width, before, operation.apply(before, operand));
            if (found == before) {
                return before;
            }
            before = found;
        }
    }

    /**
     * Waits until another thread calls {@link #wake} with the same address.
     *
     * @param width 4 or 8
     * @param expected unsigned; waits only if this is at the address
     * @param timeout in nanoseconds; negative is for ever
     * @param interruption whether the thread is wanted for something else; asked whenever the thread is unparked
     */
    public WaitResult await(long address, int width, long expected, long timeout, Interruption interruption) {
        throw new UnsupportedOperationException("the memory is not shared between threads");
    }

    /** Wakes threads that wait at an address. {@return how many} */
    public int wake(long address, long most) {
        return 0;
    }

    /** Copies bytes, whose addresses have been checked, from another memory or this one, as if through a buffer. */
    public void storeCopy(long to, LinearMemory source, long from, long length) {
        byte[] piece = new byte[(int) Math.min(PIECE, length)];
        boolean backwards = source == this && to > from;
        for (long done = 0; done < length; done += piece.length) {
            int count = (int) Math.min(piece.length, length - done);
            long at = backwards ? length - done - count : done;
            source.loadBytes(from + at, piece, 0, count);
            storeBytes(to + at, piece, 0, count);
        }
    }
}
