package dev.stepwasm.engine.interpret;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Loads and stores of the main loop. The array is exactly as long as the memory is large, so its own bounds check is the
 * check that WebAssembly asks for.
 */
final class Bytes {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    /** {@return the sum of two unsigned 32-bit numbers as index; negative, and so outside any array, if it is too big} */
    static int at(long address, int offset) {
        long sum = (address & 0xFFFF_FFFFL) + (offset & 0xFFFF_FFFFL);
        return sum > Integer.MAX_VALUE ? -1 : (int) sum;
    }

    static short getShort(byte[] memory, int at) {
        return (short) SHORT.get(memory, at);
    }

    static int getInt(byte[] memory, int at) {
        return (int) INT.get(memory, at);
    }

    static long getLong(byte[] memory, int at) {
        return (long) LONG.get(memory, at);
    }

    static void putShort(byte[] memory, int at, short value) {
        SHORT.set(memory, at, value);
    }

    static void putInt(byte[] memory, int at, int value) {
        INT.set(memory, at, value);
    }

    static void putLong(byte[] memory, int at, long value) {
        LONG.set(memory, at, value);
    }
}
