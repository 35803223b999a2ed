package dev.stepwasm.wasm.module;

import dev.stepwasm.wasm.type.ValueType;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** Parameters and run-length locals as one list, without taking memory for the counts that a file claims. */
final class Locals extends AbstractList<ValueType> implements RandomAccess {
    private final List<ValueType> parameters;
    private final List<LocalGroup> groups;
    private final long[] ends;

    Locals(List<ValueType> parameters, List<LocalGroup> groups) {
        this.parameters = parameters;
        this.groups = groups;
        this.ends = new long[groups.size()];
        long end = parameters.size();
        for (int i = 0; i < ends.length; i++) {
            end += groups.get(i).count();
            ends[i] = end;
        }
    }

    @Override
    public ValueType get(int index) {
        Objects.checkIndex(index, size());
        if (index < parameters.size()) {
            return parameters.get(index);
        }
        int low = 0;
        int high = ends.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] <= index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return groups.get(low).type();
    }

    /** {@return the number of locals, at most {@link Integer#MAX_VALUE}} */
    @Override
    public int size() {
        return ends.length == 0 ? parameters.size() : (int) Math.min(Integer.MAX_VALUE, ends[ends.length - 1]);
    }
}
