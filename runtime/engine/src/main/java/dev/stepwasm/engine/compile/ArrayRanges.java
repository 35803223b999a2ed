package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.ArrayObject;
import org.jspecify.annotations.Nullable;

/** What ranges of arrays are filled and copied by; compiled code calls this. Indices and counts are unsigned. */
public final class ArrayRanges {
    private ArrayRanges() {}

    public static void fill(@Nullable Object target, int to, long value, int count) {
        ArrayObject array = filled(target, to, count);
        array.fill(to, count, value, 0, null);
    }

    public static void fill(@Nullable Object target, int to, @Nullable Object value, int count) {
        ArrayObject array = filled(target, to, count);
        array.fill(to, count, 0, 0, value);
    }

    private static ArrayObject filled(@Nullable Object target, int to, int count) {
        ArrayObject array = Objects.array(target);
        if (isOutside(array.length(), to, count)) {
            throw outside(Objects.value(array), Value.of(to), Value.of(0), Value.of(count));
        }
        return array;
    }

    public static void copy(@Nullable Object target, int to, @Nullable Object source, int from, int count) {
        ArrayObject written = Objects.array(target);
        ArrayObject read = Objects.array(source);
        if (isOutside(written.length(), to, count) || isOutside(read.length(), from, count)) {
            throw outside(Objects.value(written), Value.of(to), Objects.value(read), Value.of(from), Value.of(count));
        }
        written.copy(to, read, from, count);
    }

    /** {@return a new array with part of a data segment} */
    public static ArrayObject ofData(int from, int count, Context context, int type, int segment) {
        byte[] bytes = context.state.data(segment);
        if (isOutside(bytes.length, from, count, ArrayObject.width(context.types[type]))) {
            throw Fault.of(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS, Value.of(from), Value.of(count));
        }
        ArrayObject made = Objects.make(count, context, type);
        made.read(0, bytes, from, count);
        return made;
    }

    /** {@return a new array with part of an element segment} */
    public static ArrayObject ofElements(int from, int count, Context context, int type, int segment) {
        @Nullable Object[] elements = context.state.element(segment);
        if (isOutside(elements.length, from, count)) {
            throw Fault.of(TrapReason.OUT_OF_BOUNDS_TABLE_ACCESS, Value.of(from), Value.of(count));
        }
        ArrayObject made = Objects.make(count, context, type);
        made.copy(0, elements, from, count);
        return made;
    }

    public static void data(@Nullable Object target, int to, int from, int count, Context context, int segment) {
        ArrayObject array = initialized(target, to, from, count);
        byte[] bytes = context.state.data(segment);
        if (isOutside(bytes.length, from, count, ArrayObject.width(array.type()))) {
            throw beyond(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS, array, to, from, count);
        }
        array.read(to, bytes, from, count);
    }

    public static void elements(@Nullable Object target, int to, int from, int count, Context context, int segment) {
        ArrayObject array = initialized(target, to, from, count);
        @Nullable Object[] elements = context.state.element(segment);
        if (isOutside(elements.length, from, count)) {
            throw beyond(TrapReason.OUT_OF_BOUNDS_TABLE_ACCESS, array, to, from, count);
        }
        array.copy(to, elements, from, count);
    }

    private static ArrayObject initialized(@Nullable Object target, int to, int from, int count) {
        ArrayObject array = Objects.array(target);
        if (isOutside(array.length(), to, count)) {
            throw beyond(TrapReason.OUT_OF_BOUNDS_ARRAY_ACCESS, array, to, from, count);
        }
        return array;
    }

    private static Fault beyond(TrapReason reason, ArrayObject array, int to, int from, int count) {
        return Fault.of(reason, Objects.value(array), Value.of(to), Value.of(from), Value.of(count));
    }

    private static boolean isOutside(int length, int index, int count) {
        return isOutside(length, index, count, 1);
    }

    private static boolean isOutside(int length, int from, int count, int width) {
        return Integer.toUnsignedLong(from) + Integer.toUnsignedLong(count) * width > length;
    }

    private static Fault outside(Value... operands) {
        return Fault.of(TrapReason.OUT_OF_BOUNDS_ARRAY_ACCESS, operands);
    }
}
