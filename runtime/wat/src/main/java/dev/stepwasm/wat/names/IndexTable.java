package dev.stepwasm.wat.names;

import java.util.Arrays;

/**
 * The entries of one index space of a module: where each is defined, and their names. Imports come first, so the segments
 * ascend twice: those of imports, and those of definitions.
 */
public final class IndexTable {
    private static final int[] NONE = new int[0];

    private final IndexSpace space;
    private final NameTable names = new NameTable();
    private int[] segments = NONE;
    private int[] nodes = NONE;
    private int[] nameTokens = NONE;
    private int count;
    private int secondRun;

    /** Makes an empty table. */
    public IndexTable(IndexSpace space) {
        this.space = space;
    }

    /** {@return the space whose entries these are} */
    public IndexSpace space() {
        return space;
    }

    /**
     * Adds an entry.
     *
     * @param segment number of the segment that defines it, none below the one before except that of the first definition
     *     behind imports
     * @param node of the definition
     * @param nameToken token of its name, or -1
     * @return its index
     */
    public int add(int segment, int node, int nameToken) {
        if (count == segments.length) {
            int size = Math.max(8, count * 2);
            segments = Arrays.copyOf(segments, size);
            nodes = Arrays.copyOf(nodes, size);
            nameTokens = Arrays.copyOf(nameTokens, size);
        }
        if (count > 0 && segment < segments[count - 1]) {
            secondRun = count;
        }
        segments[count] = segment;
        nodes[count] = node;
        nameTokens[count] = nameToken;
        return count++;
    }

    /** {@return the index of the first entry that a segment defines, or -1} */
    public int indexIn(int segment) {
        int found = Arrays.binarySearch(segments, 0, secondRun, segment);
        if (found < 0) {
            found = Arrays.binarySearch(segments, secondRun, count, segment);
        }
        while (found > 0 && segments[found - 1] == segment) {
            found--;
        }
        return Math.max(found, -1);
    }

    /** {@return the names} */
    public NameTable names() {
        return names;
    }

    /** {@return the number of entries that stand in the text} */
    public int size() {
        return count;
    }

    /** {@return the number of the segment that defines an entry} */
    public int segment(int index) {
        return segments[index];
    }

    /** {@return the node that defines an entry} */
    public int node(int index) {
        return nodes[index];
    }

    /** {@return the token of an entry's name, or -1} */
    public int nameToken(int index) {
        return nameTokens[index];
    }
}
