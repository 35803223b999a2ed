package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.LinearMemory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What memories are read and written by; compiled code calls this. Addresses and lengths are unsigned, and have 64 bits. */
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

    public static long size(Context context, int memory) {
        return context.state.memory(memory).pages();
    }

    public static long grow(long pages, Context context, int memory) {
        return context.state.memory(memory).extend(pages);
    }

    public static void fill(long to, long value, long length, Context context, int memory) {
        LinearMemory filled = context.state.memory(memory);
        if (isOutside(filled.byteSize(), to, length)) {
            throw outside(to, value, length);
        }
        filled.storeFill(to, (byte) value, length);
    }

    public static void copy(long to, long from, long length, Context context, int target, int source) {
        LinearMemory written = context.state.memory(target);
        LinearMemory read = context.state.memory(source);
        if (isOutside(written.byteSize(), to, length) || isOutside(read.byteSize(), from, length)) {
            throw outside(to, from, length);
        }
        written.storeCopy(to, read, from, length);
    }

    public static void initialize(long to, long from, long length, Context context, int segment, int memory) {
        byte[] bytes = context.state.data(segment);
        LinearMemory written = context.state.memory(memory);
        if (isOutside(written.byteSize(), to, length) || isOutside(bytes.length, from, length)) {
            throw outside(to, from, length);
        }
        written.storeBytes(to, bytes, (int) from, (int) length);
    }

    private static boolean isOutside(long size, long address, long length) {
        return address < 0 || length < 0 || address > size - length;
    }

    private static Fault outside(long first, long second, long third) {
        return Fault.of(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS, Value.of(first), Value.of(second), Value.of(third));
    }
}
