package dev.stepwasm.wasm.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which instruction of a binary came from which part of a text.
 *
 * <p>Code offsets are byte offsets of instructions in the binary file, as in {@code Instruction.position}; spans are
 * UTF-16 ranges of the text. The span of a folded instruction goes from its {@code (} to the matching {@code )}, that of
 * a flat one from its keyword to its last immediate. Immutable; safe for any thread.
 */
public final class SourceMap {
    private static final SourceMap EMPTY = builder().build();

    private final int[] codeOffsets;
    private final int[] starts;
    private final int[] ends;
    private final int[] functionStarts;
    private final int[] functionEnds;
    /** Entry numbers sorted by (start of span, code order). */
    private final int[] textOrder;

    private SourceMap(int[] codeOffsets, int[] starts, int[] ends, int[] functionStarts, int[] functionEnds) {
        this.codeOffsets = codeOffsets;
        this.starts = starts;
        this.ends = ends;
        this.functionStarts = functionStarts;
        this.functionEnds = functionEnds;
        this.textOrder = sortedByStart(starts);
    }

    /**
     * One instruction.
     *
     * @param codeOffset byte offset of the instruction in the file
     * @param span where the text has it
     */
    public record Entry(int codeOffset, Span span) {}

    /** {@return a map that knows nothing} */
    public static SourceMap empty() {
        return EMPTY;
    }

    /** {@return a builder that knows nothing yet} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the number of entries} */
    public int size() {
        return codeOffsets.length;
    }

    /**
     * {@return the entry with that number in code order}
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= number < size()}
     */
    public Entry entry(int number) {
        return new Entry(codeOffsets[number], new Span(starts[number], ends[number]));
    }

    /**
     * {@return the same for a text that is a part of another}
     *
     * @param offset where it begins in the other, 0 or more
     */
    public SourceMap within(int offset) {
        return new SourceMap(
                codeOffsets,
                Arrays.stream(starts).map(start -> start + offset).toArray(),
                Arrays.stream(ends).map(end -> end + offset).toArray(),
                functionStarts,
                functionEnds);
    }

    /** {@return the entry of the instruction that starts at {@code codeOffset} or last before it in the same function} */
    public Optional<Entry> at(int codeOffset) {
        int function = floor(functionStarts, codeOffset);
        if (function < 0 || codeOffset >= functionEnds[function]) {
            return Optional.empty();
        }
        int found = floor(codeOffsets, codeOffset);
        return found < 0 || codeOffsets[found] < functionStarts[function]
                ? Optional.empty()
                : Optional.of(entry(found));
    }

    /** {@return the entry with the smallest span start at or after {@code textOffset}; of several, the first in code} */
    public Optional<Entry> atOrAfterText(int textOffset) {
        int first = firstInText(textOffset);
        return first == textOrder.length ? Optional.empty() : Optional.of(entry(textOrder[first]));
    }

    /** {@return the entries whose spans start in {@code text}, in text order} */
    public List<Entry> startingIn(Span text) {
        var found = new ArrayList<Entry>();
        for (int i = firstInText(text.start()); i < textOrder.length && starts[textOrder[i]] < text.end(); i++) {
            found.add(entry(textOrder[i]));
        }
        return List.copyOf(found);
    }

    private int firstInText(int textOffset) {
        int low = 0;
        int high = textOrder.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[textOrder[middle]] < textOffset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int floor(int[] sorted, int key) {
        int found = Arrays.binarySearch(sorted, key);
        return found >= 0 ? found : -found - 2;
    }

    private static int[] sortedByStart(int[] starts) {
        long[] keys = new long[starts.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) starts[i] << 32 | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    /** Collects functions and their instructions in code order. Not safe for concurrent use. */
    public static final class Builder {
        private int[] entries = new int[96];
        private int entryCount;
        private int[] functions = new int[16];
        private int functionCount;

        private Builder() {}

        /**
         * Begins a function; the entries that follow belong to it.
         *
         * @param code byte range of the expression in the file
         * @throws IllegalArgumentException if it begins before the end of the function before it
         */
        public Builder function(Span code) {
            if (functionCount > 0 && code.start() < functions[functionCount * 2 - 1]) {
                throw new IllegalArgumentException("functions overlap at " + code.start());
            }
            functions = withRoom(functions, functionCount * 2 + 2);
            functions[functionCount * 2] = code.start();
            functions[functionCount * 2 + 1] = code.end();
            functionCount++;
            return this;
        }

        /**
         * Adds an instruction of the function begun last.
         *
         * @throws IllegalArgumentException if it lies outside the function or not after the instruction before it
         */
        public Builder add(int codeOffset, Span span) {
            boolean inFunction = functionCount > 0
                    && codeOffset >= functions[functionCount * 2 - 2]
                    && codeOffset < functions[functionCount * 2 - 1];
            if (!inFunction || (entryCount > 0 && codeOffset <= entries[entryCount * 3 - 3])) {
                throw new IllegalArgumentException("instruction out of order at " + codeOffset);
            }
            entries = withRoom(entries, entryCount * 3 + 3);
            entries[entryCount * 3] = codeOffset;
            entries[entryCount * 3 + 1] = span.start();
            entries[entryCount * 3 + 2] = span.end();
            entryCount++;
            return this;
        }

        /** {@return the map of everything added so far} */
        public SourceMap build() {
            return new SourceMap(
                    column(entries, entryCount, 3, 0),
                    column(entries, entryCount, 3, 1),
                    column(entries, entryCount, 3, 2),
                    column(functions, functionCount, 2, 0),
                    column(functions, functionCount, 2, 1));
        }

        private static int[] withRoom(int[] array, int length) {
            return length <= array.length ? array : Arrays.copyOf(array, length * 2);
        }

        private static int[] column(int[] table, int rows, int width, int column) {
            int[] values = new int[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = table[i * width + column];
            }
            return values;
        }
    }
}
