package dev.stepwasm.engine.debug;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Finds bytes in a memory of a stopped thread. Each byte is looked at a bounded number of times, whatever is looked for
 * (Knuth, Morris and Pratt). Occurrences do not overlap.
 */
public final class MemorySearch {
    private static final int PIECE = 1 << 20;
    private static final int BLOCK = 1 << 12;
    private static final byte[] ZEROS = new byte[BLOCK];

    private final byte[] pattern;
    private final boolean ignoreCase;
    /** For each length of what has matched: how much of it still has when the next byte does not fit. */
    private final int[] shorter;

    /**
     * A search for some bytes.
     *
     * @param pattern at least one byte
     * @param ignoreCase whether letters of ASCII are the same in both cases
     * @throws IllegalArgumentException if there is no byte
     */
    public MemorySearch(byte[] pattern, boolean ignoreCase) {
        if (pattern.length == 0) {
            throw new IllegalArgumentException("there is nothing to look for: give at least one byte");
        }
        this.ignoreCase = ignoreCase;
        this.pattern = new byte[pattern.length];
        for (int i = 0; i < pattern.length; i++) {
            this.pattern[i] = folded(pattern[i]);
        }
        this.shorter = new int[pattern.length + 1];
        for (int i = 1, matched = 0; i < pattern.length; i++) {
            while (matched > 0 && this.pattern[i] != this.pattern[matched]) {
                matched = shorter[matched];
            }
            if (this.pattern[i] == this.pattern[matched]) {
                matched++;
            }
            shorter[i + 1] = matched;
        }
    }

    /**
     * What was found.
     *
     * @param addresses of the first bytes, in the order in which they were found
     * @param complete whether there are no others
     */
    public record Found(List<Long> addresses, boolean complete) {
        /** Keeps a copy. */
        public Found {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * {@return where the bytes are, beginning at an address and going on from the start behind the end}
     *
     * @param limit of what is found
     * @param checkpoint is told now and then how many bytes have been looked at; what it throws ends the search
     * @throws NotStoppedException if the thread goes on meanwhile
     */
    public Found in(MemoryView memory, long start, int limit, LongConsumer checkpoint) {
        long size = memory.byteSize();
        long first = start < 0 || start >= size ? 0 : start;
        List<Long> found = new ArrayList<>();
        Scan scan = new Scan(memory, limit, found, checkpoint);
        scan.over(first, size);
        scan.over(0, Math.min(size, first + pattern.length - 1L));
        return new Found(found, found.size() < limit);
    }

    /** One search. */
    private final class Scan {
        private final MemoryView memory;
        private final int limit;
        private final List<Long> found;
        private final LongConsumer checkpoint;
        private final byte[] piece;
        private long looked;

        Scan(MemoryView memory, int limit, List<Long> found, LongConsumer checkpoint) {
            this.memory = memory;
            this.limit = limit;
            this.found = found;
            this.checkpoint = checkpoint;
            this.piece = new byte[(int) Math.min(PIECE, memory.byteSize())];
        }

        void over(long from, long to) {
            int matched = 0;
            for (long at = from; at < to && found.size() < limit; at += piece.length) {
                checkpoint.accept(looked);
                int count = (int) Math.min(memory.read(at, piece), to - at);
                for (int i = 0; i < count && found.size() < limit; i++) {
                    if (matched == 0 && i % BLOCK == 0) {
                        i = behindZeros(piece, i, count);
                        if (i == count) {
                            break;
                        }
                    }
                    byte next = folded(piece[i]);
                    while (matched > 0 && next != pattern[matched]) {
                        matched = shorter[matched];
                    }
                    if (next == pattern[matched]) {
                        matched++;
                    }
                    if (matched == pattern.length) {
                        found.add(at + i + 1 - pattern.length);
                        matched = 0;
                    }
                }
                looked += count;
            }
        }
    }

    /** {@return where to go on: blocks of zeros are passed over at once, if nothing can begin in them} */
    private int behindZeros(byte[] piece, int from, int count) {
        int at = from;
        while (pattern[0] != 0 && at + BLOCK <= count && Arrays.equals(piece, at, at + BLOCK, ZEROS, 0, BLOCK)) {
            at += BLOCK;
        }
        return at;
    }

    private byte folded(byte character) {
        return ignoreCase && character >= 'A' && character <= 'Z' ? (byte) (character + 32) : character;
    }
}
