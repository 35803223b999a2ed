package dev.stepwasm.engine.debug;

import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;

/**
 * What the bytes of a memory were like at one moment, in blocks: which were zero, and a checksum of each. It takes at most
 * 256 KiB, however large the memory. Two that differ in a block have other bytes there; two that do not have the same ones,
 * but for one chance in 4 thousand million.
 */
public final class MemoryDigest {
    private static final int MOST_BLOCKS = 1 << 16;
    private static final int SMALLEST = 64;
    /** Bytes that are read at once; the largest block is not larger. */
    private static final int PIECE = 1 << 20;

    private static final byte[] ZEROS = new byte[PIECE];

    private final int blockSize;
    private final long byteSize;
    /** One for each block, 0 for zeros and only for them. */
    private final int[] sums;

    private MemoryDigest(int blockSize, long byteSize, int[] sums) {
        this.blockSize = blockSize;
        this.byteSize = byteSize;
        this.sums = sums;
    }

    /**
     * Reads a memory of a stopped thread, a few thousand megabytes in a second.
     *
     * @param checkpoint is told now and then how many bytes have been looked at; what it throws ends the reading
     * @throws NotStoppedException if the thread goes on meanwhile
     */
    public static MemoryDigest of(MemoryView memory, LongConsumer checkpoint) {
        long size = memory.byteSize();
        int block = SMALLEST;
        while ((size + block - 1) / block > MOST_BLOCKS) {
            block <<= 1;
        }
        int[] sums = new int[Math.toIntExact((size + block - 1) / block)];
        byte[] piece = new byte[(int) Math.min(PIECE, size)];
        for (long at = 0; at < size; at += piece.length) {
            checkpoint.accept(at);
            int count = (int) Math.min(memory.read(at, piece), size - at); // It may have grown.
            for (int from = 0; from < count; from += block) {
                sums[(int) ((at + from) / block)] = sum(piece, from, Math.min(block, count - from));
            }
        }
        return new MemoryDigest(block, size, sums);
    }

    private static int sum(byte[] bytes, int from, int length) {
        if (Arrays.equals(bytes, from, from + length, ZEROS, 0, length)) {
            return 0;
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        int sum = (int) crc.getValue();
        return sum == 0 ? 1 : sum;
    }

    /** {@return the bytes of a block, a power of two; the last block may be shorter} */
    public int blockSize() {
        return blockSize;
    }

    /** {@return the bytes of the memory} */
    public long byteSize() {
        return byteSize;
    }

    /** {@return how many blocks there are} */
    public int blocks() {
        return sums.length;
    }

    /** {@return whether all bytes of a block were zero} */
    public boolean isZero(int block) {
        return sums[block] == 0;
    }

    /** {@return whether this can be compared with another one: blocks are of the same size} */
    public boolean isComparableTo(MemoryDigest other) {
        return blockSize == other.blockSize;
    }

    /** {@return whether a block has other bytes than in an earlier digest; what the memory has grown by began as zeros} */
    public boolean differs(int block, MemoryDigest earlier) {
        return sums[block] != (block < earlier.sums.length ? earlier.sums[block] : 0);
    }
}
