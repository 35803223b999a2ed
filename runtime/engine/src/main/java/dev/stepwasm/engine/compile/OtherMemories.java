package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.AtomicOperation;
import dev.stepwasm.engine.store.LinearMemory;

/**
 * What reads and writes memories that are not the one array that compiled code touches itself: further ones, those with
 * addresses of 64 bits, those that threads share; and atomically all of them. Compiled code calls this. Address and offset
 * are unsigned; what is narrower than its parameter lies in the low bits.
 */
public final class OtherMemories {
    private static final AtomicOperation[] OPERATIONS = AtomicOperation.values();

    private OtherMemories() {}

    /** {@return the place of an access, which is inside the memory} */
    private static long place(LinearMemory memory, long address, long offset, int width) {
        long first = address + offset;
        long last = memory.byteSize() - width;
        boolean wraps = Long.compareUnsigned(first, address) < 0;
        if (wraps || last < 0 || Long.compareUnsigned(first, last) > 0) {
            throw Fault.of(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS, Value.of(address));
        }
        return first;
    }

    public static byte loadByte(long address, long offset, Context context, int index) {
        LinearMemory memory = context.state.memory(index);
        return memory.loadByte(place(memory, address, offset, Byte.BYTES));
    }

    public static short loadShort(long address, long offset, Context context, int index) {
        LinearMemory memory = context.state.memory(index);
        return memory.loadShort(place(memory, address, offset, Short.BYTES));
    }

    public static int loadInt(long address, long offset, Context context, int index) {
        LinearMemory memory = context.state.memory(index);
        return memory.loadInt(place(memory, address, offset, Integer.BYTES));
    }

    public static long loadLong(long address, long offset, Context context, int index) {
        LinearMemory memory = context.state.memory(index);
        return memory.loadLong(place(memory, address, offset, Long.BYTES));
    }

    public static float loadFloat(long address, long offset, Context context, int index) {
        return Float.intBitsToFloat(loadInt(address, offset, context, index));
    }

    public static double loadDouble(long address, long offset, Context context, int index) {
        return Double.longBitsToDouble(loadLong(address, offset, context, index));
    }

    public static void storeByte(long address, byte value, long offset, Context context, int index) {
        LinearMemory memory = context.state.memory(index);
        memory.storeByte(place(memory, address, offset, Byte.BYTES), value);
    }

    public static void storeShort(long address, short value, long offset, Context context, int index) {
        LinearMemory memory = context.state.memory(index);
        memory.storeShort(place(memory, address, offset, Short.BYTES), value);
    }

    public static void storeInt(long address, int value, long offset, Context context, int index) {
        LinearMemory memory = context.state.memory(index);
        memory.storeInt(place(memory, address, offset, Integer.BYTES), value);
    }

    public static void storeLong(long address, long value, long offset, Context context, int index) {
        LinearMemory memory = context.state.memory(index);
        memory.storeLong(place(memory, address, offset, Long.BYTES), value);
    }

    public static void storeFloat(long address, float value, long offset, Context context, int index) {
        storeInt(address, Float.floatToRawIntBits(value), offset, context, index);
    }

    public static void storeDouble(long address, double value, long offset, Context context, int index) {
        storeLong(address, Double.doubleToRawLongBits(value), offset, context, index);
    }

    // Atomic instructions.

    /** {@return the place of an atomic access, which is aligned and inside the memory} */
    private static long aligned(LinearMemory memory, long address, long offset, int width) {
        if ((address + offset & width - 1) != 0) {
            throw Fault.of(TrapReason.UNALIGNED_ATOMIC, Value.of(address));
        }
        return place(memory, address, offset, width);
    }

    public static long load(long address, long offset, Context context, int index, int width) {
        LinearMemory memory = context.state.memory(index);
        return memory.atomicLoad(aligned(memory, address, offset, width), width);
    }

    public static void store(long address, long value, long offset, Context context, int index, int width) {
        LinearMemory memory = context.state.memory(index);
        memory.atomicStore(aligned(memory, address, offset, width), width, value);
    }

    public static long update(
            long address, long operand, long offset, Context context, int index, int width, int operation) {
        LinearMemory memory = context.state.memory(index);
        return memory.update(aligned(memory, address, offset, width), width, OPERATIONS[operation], operand);
    }

    public static long exchange(
            long address, long expected, long value, long offset, Context context, int index, int width) {
        LinearMemory memory = context.state.memory(index);
        return memory.compareExchange(aligned(memory, address, offset, width), width, expected, value);
    }

    public static long wake(long address, long most, long offset, Context context, int index, int width) {
        LinearMemory memory = context.state.memory(index);
        return memory.wake(aligned(memory, address, offset, width), most & 0xFFFF_FFFFL);
    }
}
