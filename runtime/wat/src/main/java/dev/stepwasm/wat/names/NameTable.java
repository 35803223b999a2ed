package dev.stepwasm.wat.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names of one index space; looks up a range of a text without making a string of it. */
public final class NameTable {
    private boolean incomplete;
    private static final int MIN_SIZE = 8;
    private static final String[] NO_NAMES = new String[1];
    private static final int[] NO_INDICES = new int[1];

    private String[] names = NO_NAMES;
    private int[] indices = NO_INDICES;
    private int count;

    /**
     * Gives a name to an index unless another index has it.
     *
     * @return the index that has the name now
     */
    public int put(String name, int index) {
        if (count * 2 >= names.length - 1) {
            grow();
        }
        int slot = slot(name.hashCode());
        while (names[slot] != null) {
            if (names[slot].equals(name)) {
                return indices[slot];
            }
            slot = (slot + 1) & (names.length - 1);
        }
        names[slot] = name;
        indices[slot] = index;
        count++;
        return index;
    }

    private void grow() {
        String[] oldNames = names;
        int[] oldIndices = indices;
        names = new String[Math.max(MIN_SIZE, oldNames.length * 2)];
        indices = new int[names.length];
        for (int i = 0; i < oldNames.length; i++) {
            if (oldNames[i] != null) {
                int slot = slot(oldNames[i].hashCode());
                while (names[slot] != null) {
                    slot = (slot + 1) & (names.length - 1);
                }
                names[slot] = oldNames[i];
                indices[slot] = oldIndices[i];
            }
        }
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & (names.length - 1);
    }

    /** {@return the index of the identifier that stands in {@code text} from {@code start} to {@code end}, or -1} */
    public int find(String text, int start, int end) {
        if (count == 0) {
            return -1;
        }
        if (Identifier.isQuoted(text, start, end)) {
            String name = Identifier.name(text, start, end);
            return find(name, name.hashCode(), 0, name.length());
        }
        int hash = 0;
        for (int i = start + 1; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return find(text, hash, start + 1, end);
    }

    private int find(String text, int hash, int start, int end) {
        for (int slot = slot(hash); names[slot] != null; slot = (slot + 1) & (names.length - 1)) {
            String name = names[slot];
            if (name.length() == end - start && text.startsWith(name, start)) {
                return indices[slot];
            }
        }
        return -1;
    }

    /** {@return whether both give the same names to the same indices; may say no if they were filled in another order} */
    public boolean isLike(NameTable other) {
        return count == other.count && Arrays.equals(names, other.names) && Arrays.equals(indices, other.indices);
    }

    /** {@return all names, in no order} */
    public List<String> names() {
        List<String> all = new ArrayList<>(count);
        for (String name : names) {
            if (name != null) {
                all.add(name);
            }
        }
        return all;
    }

    /** Notes that declarations are missing because of a mistake, so that a name not found is no mistake of its own. */
    public void markIncomplete() {
        incomplete = true;
    }

    /** {@return whether names may be missing} */
    public boolean isIncomplete() {
        return incomplete;
    }
}
