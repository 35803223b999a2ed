package dev.stepwasm.wasm.validate;

import dev.stepwasm.wasm.type.ValueType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The types of the locals, and which of those without a default value have been set (core spec 3.4.1, local types). */
final class LocalStates {
    /** Those behind the first ones are asked for one by one, since a few bytes of a file can claim billions. */
    private static final int COPIED = 1_000;

    private final List<ValueType> types;
    private final ValueType[] first;
    private final int parameters;
    private final Set<Integer> set = new HashSet<>();
    /** The locals set, in order; a block that ends takes back what was set in it. */
    private int[] order = new int[4];

    private int count;
    /** Value of {@link #count} where each open block began; kept only while something is set. */
    private int[] marks = new int[8];

    LocalStates(List<ValueType> types, int parameters) {
        this.types = types;
        this.parameters = parameters;
        this.first = types.subList(0, Math.min(types.size(), COPIED)).toArray(new ValueType[0]);
    }

    int size() {
        return types.size();
    }

    ValueType type(int index) {
        return index < first.length ? first[index] : types.get(index);
    }

    boolean isSet(int index) {
        return index < parameters || type(index).defaultable() || set.contains(index);
    }

    void set(int index) {
        if (index >= parameters && !type(index).defaultable() && set.add(index)) {
            if (count == order.length) {
                order = Arrays.copyOf(order, count * 2);
            }
            order[count++] = index;
        }
    }

    /** Remembers the state at the beginning of the block that makes the control stack {@code depth} high. */
    void open(int depth) {
        if (depth >= marks.length) {
            marks = Arrays.copyOf(marks, depth * 2);
        }
        marks[depth] = count;
    }

    /** Goes back to the state at the beginning of that block. */
    void reset(int depth) {
        while (count > marks[depth]) {
            set.remove(order[--count]);
        }
    }
}
