package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.LinearMemory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What memories are read and written by; compiled code calls this. Addresses and lengths are unsigned. */
public final class Memories {
    public static final VarHandle SHORT = view(short[].class);
    public static final VarHandle INT = view(int[].class);
    public static final VarHandle LONG = view(long[].class);
    public static final VarHandle FLOAT = view(float[].class);
    public static final VarHandle DOUBLE = view(double[].class);

    private Memories() {}

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
    }

    public static int size(Context context, int memory) {
        return (int) context.state.memory(memory).pages();
    }

    public static int grow(int pages, Context context, int memory) {
        return (int) context.state.memory(memory).extend(Integer.toUnsignedLong(pages));
    }

    public static void fill(int to, int value, int length, Context context, int memory) {
        LinearMemory filled = context.state.memory(memory);
        if (isOutside(filled.byteSize(), to, length)) {
            throw outside(to, value, length);
        }
        filled.storeFill(Integer.toUnsignedLong(to), (byte) value, Integer.toUnsignedLong(length));
    }

    public static void copy(int to, int from, int length, Context context, int target, int source) {
        LinearMemory written = context.state.memory(target);
        LinearMemory read = context.state.memory(source);
        if (isOutside(written.byteSize(), to, length) || isOutside(read.byteSize(), from, length)) {
            throw outside(to, from, length);
        }
        written.storeCopy(
                Integer.toUnsignedLong(to), read, Integer.toUnsignedLong(from), Integer.toUnsignedLong(length));
    }

    public static void initialize(int to, int from, int length, Context context, int segment, int memory) {
        byte[] bytes = context.state.data(segment);
        LinearMemory written = context.state.memory(memory);
        if (isOutside(written.byteSize(), to, length) || isOutside(bytes.length, from, length)) {
            throw outside(to, from, length);
        }
        written.storeBytes(Integer.toUnsignedLong(to), bytes, from, length);
    }

    private static boolean isOutside(long size, int address, int length) {
        return Integer.toUnsignedLong(address) + Integer.toUnsignedLong(length) > size;
    }

    private static Fault outside(int first, int second, int third) {
        return Fault.of(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS, Value.of(first), Value.of(second), Value.of(third));
    }
}
