package dev.stepwasm.wat.disassemble;

import java.util.Arrays;

/**
 * Instructions as a tree: operands below their instruction, code below its block. Nodes are numbered in the order in
 * which they were made; primitive arrays, because a function may have millions.
 */
final class CodeTree {
    static final int NONE = -1;

    private int[] firstChild = new int[64];
    private int[] next = new int[64];
    private int size;

    private int[] items = new int[32];
    private int itemCount;

    /** Makes a node that has no children and waits for no parent. */
    int node() {
        if (size == next.length) {
            firstChild = Arrays.copyOf(firstChild, size * 2);
            next = Arrays.copyOf(next, size * 2);
        }
        firstChild[size] = NONE;
        next[size] = NONE;
        return size++;
    }

    int size() {
        return size;
    }

    int firstChild(int node) {
        return firstChild[node];
    }

    /** {@return the next child of the same parent, or {@link #NONE}} */
    int next(int node) {
        return next[node];
    }

    /** {@return how many nodes wait for a parent} */
    int waiting() {
        return itemCount;
    }

    /** {@return a node that waits for a parent; the last one is number 0} */
    int waiting(int fromLast) {
        return items[itemCount - 1 - fromLast];
    }

    /** Makes a node wait for a parent. */
    void push(int node) {
        if (itemCount == items.length) {
            items = Arrays.copyOf(items, itemCount * 2);
        }
        items[itemCount++] = node;
    }

    /**
     * Makes the last waiting nodes, those from {@code base} on, the children of a node.
     *
     * @return the last child, or {@link #NONE}
     */
    int adopt(int parent, int base) {
        int last = itemCount > base ? items[itemCount - 1] : NONE;
        int child = NONE;
        while (itemCount > base) {
            int item = items[--itemCount];
            next[item] = child;
            child = item;
        }
        firstChild[parent] = child;
        return last;
    }

    /** Adds a child after {@code last}, which is the last one so far or {@link #NONE}. */
    void append(int parent, int last, int child) {
        if (last == NONE) {
            firstChild[parent] = child;
        } else {
            next[last] = child;
        }
    }
}
