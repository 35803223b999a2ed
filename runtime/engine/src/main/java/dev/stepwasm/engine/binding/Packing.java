package dev.stepwasm.engine.binding;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values as Endive and Chicory pass them: one {@code long} each and two for a vector, the low half first; objects of
 * references stand in a second array at the place of their number.
 */
public final class Packing {
    private final long[] numbers;
    private final @Nullable Object[] objects;

    private Packing(int length) {
        numbers = new long[length];
        objects = new @Nullable Object[length];
    }

    /** {@return values, packed} */
    public static Packing of(List<ValueType> types, List<Value> values, ReferenceCodec references) {
        var packed = new Packing(length(types));
        int at = 0;
        for (int i = 0; i < types.size(); i++) {
            Value value = values.get(i);
            switch (types.get(i)) {
                case ValueType.Reference type -> {
                    @Nullable Object reference = Slots.reference(value);
                    packed.numbers[at] = references.number(type, reference);
                    packed.objects[at++] = references.carried(type, reference);
                }
                case ValueType.Vector vector -> {
                    packed.numbers[at++] = Slots.bits(value);
                    packed.numbers[at++] = Slots.high(value);
                }
                default -> packed.numbers[at++] = Slots.bits(value);
            }
        }
        return packed;
    }

    private static int length(List<ValueType> types) {
        return types.stream().mapToInt(Packing::width).sum();
    }

    private static int width(ValueType type) {
        return type instanceof ValueType.Vector ? 2 : 1;
    }

    /**
     * {@return values, unpacked}
     *
     * @param numbers may be null if there are no values
     * @param objects may be null or too short where there are none
     * @throws IllegalArgumentException if there are too few numbers
     */
    public static List<Value> unpack(
            List<ValueType> types,
            long @Nullable [] numbers,
            @Nullable Object @Nullable [] objects,
            ReferenceDecoder references) {
        int given = numbers == null ? 0 : numbers.length;
        if (numbers == null || given < length(types)) {
            if (types.isEmpty()) {
                return List.of();
            }
            throw new IllegalArgumentException("expected " + length(types) + " numbers but found " + given);
        }
        var values = new ArrayList<Value>(types.size());
        int at = 0;
        for (ValueType type : types) {
            long high = width(type) == 2 ? numbers[at + 1] : 0;
            @Nullable Object carried = objects != null && at < objects.length ? objects[at] : null;
            @Nullable
            Object reference =
                    type instanceof ValueType.Reference of ? references.decode(of, numbers[at], carried) : null;
            values.add(Slots.value(type, numbers[at], high, reference));
            at += width(type);
        }
        return values;
    }

    /** {@return the numbers} */
    public long[] numbers() {
        return numbers;
    }

    /** {@return the objects of references, null elsewhere} */
    public @Nullable Object[] objects() {
        return objects;
    }
}
