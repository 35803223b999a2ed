package dev.stepwasm.engine.interpret;

import java.util.Arrays;

/**
 * The operand stack while a function is translated: for each operand the slot where its value is now. Its <em>home</em>
 * is the slot that belongs to its place on the stack; fast code leaves values in locals and constants until they must
 * move home.
 */
final class Operands {
    private final int firstHome;
    private int[] slots = new int[16];
    private boolean[] wide = new boolean[16];
    private int size;
    private int deepest;

    Operands(int firstHome) {
        this.firstHome = firstHome;
    }

    int size() {
        return size;
    }

    /** {@return the greatest size so far} */
    int deepest() {
        return deepest;
    }

    int home(int index) {
        return firstHome + index;
    }

    int slot(int index) {
        return slots[index];
    }

    /** {@return whether the value is more than a number: a vector or a reference} */
    boolean isWide(int index) {
        return wide[index];
    }

    boolean isHome(int index) {
        return slots[index] == firstHome + index;
    }

    void setSlot(int index, int slot) {
        slots[index] = slot;
    }

    /** Puts a value on the stack that is in a slot already. */
    void push(int slot, boolean isWide) {
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, size * 2);
            wide = Arrays.copyOf(wide, size * 2);
        }
        slots[size] = slot;
        wide[size] = isWide;
        size++;
        deepest = Math.max(deepest, size);
    }

    /** Puts a value on the stack that is at home. {@return its home} */
    int pushHome(boolean isWide) {
        int home = home(size);
        push(home, isWide);
        return home;
    }

    /** Takes the top. {@return the slot where its value is} */
    int pop() {
        return slots[--size];
    }

    /** Forgets what is above a height. */
    void truncate(int height) {
        size = height;
    }

    /** {@return pairs of home and slot of all operands that are not at home; of wide values complemented} */
    int[] displaced() {
        var moves = new Words();
        for (int i = 0; i < size; i++) {
            if (!isHome(i)) {
                moves.add(wide[i] ? ~home(i) : home(i));
                moves.add(wide[i] ? ~slots[i] : slots[i]);
            }
        }
        return moves.toArray();
    }
}
