package dev.stepwasm.wat.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The labels around an instruction. Looking one up costs the same however deep the blocks nest: labels are chained by
 * hash, inner ones first.
 */
public final class LabelScope {
    private static final int BUCKETS = 64;

    private static final int[] NONE = new int[0];

    private final String text;
    private int[] starts = NONE;
    private int[] ends = NONE;
    private int[] hashes = NONE;
    private int[] hidden = NONE;
    private int[] heads = NONE;
    private int[] numbers = NONE;
    private int depth;

    /**
     * Makes an empty scope.
     *
     * @param text where the names are
     */
    public LabelScope(String text) {
        this.text = text;
    }

    /**
     * Enters a block.
     *
     * @param start offset of its name, or -1 if it has none
     * @param number of the block in its function
     */
    public void push(int start, int end, int number) {
        if (depth == starts.length) {
            grow();
        }
        starts[depth] = start;
        ends[depth] = end;
        numbers[depth] = number;
        if (start >= 0) {
            hashes[depth] = hash(start, end);
            int bucket = bucket(hashes[depth]);
            hidden[depth] = heads[bucket];
            heads[bucket] = depth;
        }
        depth++;
    }

    private void grow() {
        int size = Math.max(16, depth * 2);
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        hashes = Arrays.copyOf(hashes, size);
        hidden = Arrays.copyOf(hidden, size);
        numbers = Arrays.copyOf(numbers, size);
        if (size > heads.length * 2) {
            heads = new int[Math.max(BUCKETS, size)];
            Arrays.fill(heads, -1);
            for (int i = 0; i < depth; i++) {
                if (starts[i] >= 0) {
                    int bucket = bucket(hashes[i]);
                    hidden[i] = heads[bucket];
                    heads[bucket] = i;
                }
            }
        }
    }

    /** Leaves the innermost block. */
    public void pop() {
        depth--;
        if (starts[depth] >= 0) {
            heads[bucket(hashes[depth])] = hidden[depth];
        }
    }

    /** {@return the number of blocks around} */
    public int depth() {
        return depth;
    }

    /** {@return how many blocks lie between here and the innermost block with that name, or -1} */
    public int find(int start, int end) {
        if (depth == 0) {
            return -1;
        }
        int hash = hash(start, end);
        for (int i = heads[bucket(hash)]; i >= 0; i = hidden[i]) {
            if (hashes[i] == hash && same(i, start, end)) {
                return depth - 1 - i;
            }
        }
        return -1;
    }

    /**
     * {@return the number in its function of the block that lies {@code label} blocks out, {@link Use#FUNCTION_LABEL}
     * for the function itself, or -1}
     */
    public int number(int label) {
        if (label == depth) {
            return Use.FUNCTION_LABEL;
        }
        return label >= 0 && label < depth ? numbers[depth - 1 - label] : -1;
    }

    /** {@return whether the innermost block has that name} */
    public boolean isInnermost(int start, int end) {
        return depth > 0 && starts[depth - 1] >= 0 && same(depth - 1, start, end);
    }

    /** {@return the name of the innermost block with its {@code $}, empty if it has none} */
    public String innermost() {
        return depth == 0 || starts[depth - 1] < 0 ? "" : text.substring(starts[depth - 1], ends[depth - 1]);
    }

    /** {@return the offset in the text of the name of the innermost block, or -1} */
    public int innermostStart() {
        return depth == 0 ? -1 : starts[depth - 1];
    }

    /** {@return the names around, innermost first, at most {@code limit}} */
    public List<String> names(int limit) {
        List<String> all = new ArrayList<>();
        for (int i = depth - 1; i >= 0 && all.size() < limit; i--) {
            if (starts[i] >= 0) {
                all.add(Identifier.name(text, starts[i], ends[i]));
            }
        }
        return all;
    }

    private boolean same(int label, int start, int end) {
        if (!Identifier.isQuoted(text, start, end) && !Identifier.isQuoted(text, starts[label], ends[label])) {
            return ends[label] - starts[label] == end - start
                    && text.regionMatches(start, text, starts[label], end - start);
        }
        return Identifier.name(text, start, end).equals(Identifier.name(text, starts[label], ends[label]));
    }

    private int hash(int start, int end) {
        if (Identifier.isQuoted(text, start, end)) {
            return Identifier.name(text, start, end).hashCode();
        }
        int hash = 0;
        for (int i = start + 1; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    private int bucket(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & (heads.length - 1);
    }
}
