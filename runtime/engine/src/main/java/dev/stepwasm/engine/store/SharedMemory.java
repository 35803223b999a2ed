package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.type.MemoryType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A memory that threads share. Its bytes are in direct buffers of {@value #CHUNK} bytes, which stay where they are when the
 * memory grows: views of direct buffers have atomic access on every Java version, those of arrays no longer do.
 *
 * <p>Accesses of one to eight bytes that are aligned do not tear. Those that are not may, and so may those that reach over
 * the edge of a chunk, which are never aligned.
 */
final class SharedMemory extends LinearMemory {
    private static final int CHUNK_LOG2 = 16;
    private static final int CHUNK = 1 << CHUNK_LOG2;
    private static final int WITHIN = CHUNK - 1;

    private static final VarHandle SHORT =
            MethodHandles.byteBufferViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** How far the memory reaches. Replaced as a whole, so that a thread never sees a size without its chunks. */
    private record Extent(ByteBuffer[] chunks, long size) {}

    private final Waiters waiters = new Waiters();
    private volatile Extent extent = new Extent(new ByteBuffer[0], 0);

    SharedMemory(MemoryType type, MemoryBudget budget) {
        super(type, budget);
        resize(minimumBytes());
    }

    @Override
    public long byteSize() {
        return extent.size;
    }

    @Override
    public synchronized long extend(long pages) {
        return super.extend(pages);
    }

    @Override
    protected synchronized void resize(long bytes) {
        ByteBuffer[] chunks = extent.chunks;
        int needed = (int) (bytes + WITHIN >>> CHUNK_LOG2);
        if (needed > chunks.length) {
            int before = chunks.length;
            chunks = Arrays.copyOf(chunks, needed);
            for (int i = before; i < needed; i++) {
                chunks[i] = ByteBuffer.allocateDirect(CHUNK + Long.BYTES).alignedSlice(Long.BYTES);
            }
        }
        extent = new Extent(chunks, bytes);
    }

    private ByteBuffer chunk(long address) {
        return extent.chunks[(int) (address >>> CHUNK_LOG2)];
    }

    private static int within(long address) {
        return (int) address & WITHIN;
    }

    /** {@return whether bytes are in two chunks} */
    private static boolean isSplit(long address, int width) {
        return within(address) > CHUNK - width;
    }

    @Override
    public byte loadByte(long address) {
        return chunk(address).get(within(address));
    }

    @Override
    public short loadShort(long address) {
        return isSplit(address, 2) ? (short) loadSplit(address, 2) : (short) SHORT.get(chunk(address), within(address));
    }

    @Override
    public int loadInt(long address) {
        return isSplit(address, 4) ? (int) loadSplit(address, 4) : (int) INT.get(chunk(address), within(address));
    }

    @Override
    public long loadLong(long address) {
        return isSplit(address, 8) ? loadSplit(address, 8) : (long) LONG.get(chunk(address), within(address));
    }

    private long loadSplit(long address, int width) {
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | loadByte(address + i) & 0xFF;
        }
        return value;
    }

    @Override
    public void storeByte(long address, byte value) {
        chunk(address).put(within(address), value);
    }

    @Override
    public void storeShort(long address, short value) {
        if (isSplit(address, 2)) {
            storeSplit(address, 2, value);
        } else {
            SHORT.set(chunk(address), within(address), value);
        }
    }

    @Override
    public void storeInt(long address, int value) {
        if (isSplit(address, 4)) {
            storeSplit(address, 4, value);
        } else {
            INT.set(chunk(address), within(address), value);
        }
    }

    @Override
    public void storeLong(long address, long value) {
        if (isSplit(address, 8)) {
            storeSplit(address, 8, value);
        } else {
            LONG.set(chunk(address), within(address), value);
        }
    }

    private void storeSplit(long address, int width, long value) {
        for (int i = 0; i < width; i++) {
            storeByte(address + i, (byte) (value >>> 8 * i));
        }
    }

    @Override
    public long atomicLoad(long address, int width) {
        return switch (width) {
            case 1, 2 -> {
                int word = (int) INT.getVolatile(chunk(address), within(address) & -4);
                yield word >>> shift(address) & mask(width);
            }
            case 4 -> (int) INT.getVolatile(chunk(address), within(address)) & 0xFFFF_FFFFL;
            default -> (long) LONG.getVolatile(chunk(address), within(address));
        };
    }

    /** {@return where in its word of four bytes an address is, in bits} */
    private static int shift(long address) {
        return ((int) address & 3) * 8;
    }

    @Override
    public void atomicStore(long address, int width, long value) {
        switch (width) {
            case 1, 2 -> update(address, width, AtomicOperation.EXCHANGE, value);
            case 4 -> INT.setVolatile(chunk(address), within(address), (int) value);
            default -> LONG.setVolatile(chunk(address), within(address), value);
        }
    }

    @Override
    public long compareExchange(long address, int width, long expected, long value) {
        ByteBuffer chunk = chunk(address);
        int at = within(address);
        return switch (width) {
            case 1, 2 -> compareExchangePart(chunk, address, mask(width), expected, value);
            case 4 -> (int) INT.compareAndExchange(chunk, at, (int) expected, (int) value) & 0xFFFF_FFFFL;
            default -> (long) LONG.compareAndExchange(chunk, at, expected, value);
        };
    }

    /** One or two bytes: views have nothing for these, so the word that they are part of is exchanged. */
    private static long compareExchangePart(ByteBuffer chunk, long address, long mask, long expected, long value) {
        int at = within(address) & -4;
        int shift = shift(address);
        int part = (int) (mask << shift);
        int word = (int) INT.getVolatile(chunk, at);
        while ((word & part) == ((int) expected << shift & part)) {
            int changed = word & ~part | (int) value << shift & part;
            int found = (int) INT.compareAndExchange(chunk, at, word, changed);
            if (found == word) {
                break;
            }
            word = found;
        }
        return word >>> shift & mask;
    }

    @Override
    public WaitResult await(long address, int width, long expected, long timeout, Interruption interruption) {
        return waiters.await(address, () -> atomicLoad(address, width) == expected, timeout, interruption);
    }

    @Override
    public int wake(long address, long most) {
        return waiters.wake(address, most);
    }

    @Override
    public void loadBytes(long address, byte[] target, int to, int length) {
        for (int done = 0; done < length; ) {
            int at = within(address + done);
            int count = Math.min(length - done, CHUNK - at);
            chunk(address + done).get(at, target, to + done, count);
            done += count;
        }
    }

    @Override
    public void storeBytes(long address, byte[] source, int from, int length) {
        for (int done = 0; done < length; ) {
            int at = within(address + done);
            int count = Math.min(length - done, CHUNK - at);
            chunk(address + done).put(at, source, from + done, count);
            done += count;
        }
    }

    @Override
    public void storeFill(long address, byte value, long length) {
        byte[] piece = new byte[(int) Math.min(CHUNK, length)];
        Arrays.fill(piece, value);
        for (long done = 0; done < length; done += piece.length) {
            storeBytes(address + done, piece, 0, (int) Math.min(piece.length, length - done));
        }
    }
}
