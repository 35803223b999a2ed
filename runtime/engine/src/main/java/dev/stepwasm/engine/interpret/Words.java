package dev.stepwasm.engine.interpret;

import java.util.Arrays;

/** A growing list of ints. */
final class Words {
    private int[] array = new int[64];
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return array[index];
    }

    void set(int index, int word) {
        array[index] = word;
    }

    void add(int word) {
        if (size == array.length) {
            array = Arrays.copyOf(array, size * 2);
        }
        array[size++] = word;
    }

    void addAll(int... words) {
        for (int word : words) {
            add(word);
        }
    }

    void truncate(int newSize) {
        size = newSize;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int last() {
        return array[size - 1];
    }

    int[] toArray() {
        return Arrays.copyOf(array, size);
    }
}
