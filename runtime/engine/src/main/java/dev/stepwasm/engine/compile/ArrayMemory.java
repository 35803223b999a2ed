package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;

/**
 * What compiled code calls to load from and to store to the first memory if that is an array, in methods that would be too
 * long with all of it written out. The first operand is an address, an unsigned number; offsets are below 2^31, or that itself
 * for all above, which lie outside of every array.
 */
public final class ArrayMemory {
    private ArrayMemory() {}

    /** {@return the array, until the memory grows} */
    public static byte[] of(Context context) {
        return context.memory.array();
    }

    /** {@return the sum; negative if it, or the address, is 2^31 or more} */
    private static int place(int address, int offset) {
        return address + offset | address & Integer.MIN_VALUE;
    }

    private static Fault outside(int address) {
        return Fault.of(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS, Value.of(address));
    }

    public static byte loadByte(int address, byte[] memory, int offset) {
        try {
            return memory[place(address, offset)];
        } catch (IndexOutOfBoundsException outside) {
            throw outside(address);
        }
    }

    public static void storeByte(int address, byte value, byte[] memory, int offset) {
        try {
            memory[place(address, offset)] = value;
        } catch (IndexOutOfBoundsException outside) {
            throw outside(address);
        }
    }

    public static short loadShort(int address, byte[] memory, int offset) {
        try {
            return (short) Memories.SHORT.get(memory, place(address, offset));
        } catch (IndexOutOfBoundsException outside) {
            throw outside(address);
        }
    }

    public static void storeShort(int address, short value, byte[] memory, int offset) {
        try {
            Memories.SHORT.set(memory, place(address, offset), value);
        } catch (IndexOutOfBoundsException outside) {
            throw outside(address);
        }
    }

    public static int loadInt(int address, byte[] memory, int offset) {
        try {
            return (int) Memories.INT.get(memory, place(address, offset));
        } catch (IndexOutOfBoundsException outside) {
            throw outside(address);
        }
    }

    public static void storeInt(int address, int value, byte[] memory, int offset) {
        try {
            Memories.INT.set(memory, place(address, offset), value);
        } catch (IndexOutOfBoundsException outside) {
            throw outside(address);
        }
    }

    public static long loadLong(int address, byte[] memory, int offset) {
        try {
            return (long) Memories.LONG.get(memory, place(address, offset));
        } catch (IndexOutOfBoundsException outside) {
            throw outside(address);
        }
    }

    public static void storeLong(int address, long value, byte[] memory, int offset) {
        try {
            Memories.LONG.set(memory, place(address, offset), value);
        } catch (IndexOutOfBoundsException outside) {
            throw outside(address);
        }
    }

    public static float loadFloat(int address, byte[] memory, int offset) {
        try {
            return (float) Memories.FLOAT.get(memory, place(address, offset));
        } catch (IndexOutOfBoundsException outside) {
            throw outside(address);
        }
    }

    public static void storeFloat(int address, float value, byte[] memory, int offset) {
        try {
            Memories.FLOAT.set(memory, place(address, offset), value);
        } catch (IndexOutOfBoundsException outside) {
            throw outside(address);
        }
    }

    public static double loadDouble(int address, byte[] memory, int offset) {
        try {
            return (double) Memories.DOUBLE.get(memory, place(address, offset));
        } catch (IndexOutOfBoundsException outside) {
            throw outside(address);
        }
    }

    public static void storeDouble(int address, double value, byte[] memory, int offset) {
        try {
            Memories.DOUBLE.set(memory, place(address, offset), value);
        } catch (IndexOutOfBoundsException outside) {
            throw outside(address);
        }
    }
}
