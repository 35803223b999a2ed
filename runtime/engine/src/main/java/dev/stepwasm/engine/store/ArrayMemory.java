package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.type.MemoryType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A memory in one {@code byte[]} that is exactly as long as the memory is large. Growing replaces the array, so
 * {@link #array()} must be read again after anything that can grow the memory. Used by one thread at a time.
 */
final class ArrayMemory extends LinearMemory {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    ArrayMemory(MemoryType type, MemoryBudget budget) {
        super(type, budget);
        array = new byte[minimumBytes()];
    }

    @Override
    public boolean isArray() {
        return true;
    }

    @Override
    public long byteSize() {
        return array.length;
    }

    @Override
    protected void resize(long bytes) {
        if (bytes != array.length) {
            array = Arrays.copyOf(array, (int) bytes);
        }
    }

    @Override
    public byte loadByte(long address) {
        return array[(int) address];
    }

    @Override
    public short loadShort(long address) {
        return (short) SHORT.get(array, (int) address);
    }

    @Override
    public int loadInt(long address) {
        return (int) INT.get(array, (int) address);
    }

    @Override
    public long loadLong(long address) {
        return (long) LONG.get(array, (int) address);
    }

    @Override
    public void storeByte(long address, byte value) {
        array[(int) address] = value;
    }

    @Override
    public void storeShort(long address, short value) {
        SHORT.set(array, (int) address, value);
    }

    @Override
    public void storeInt(long address, int value) {
        INT.set(array, (int) address, value);
    }

    @Override
    public void storeLong(long address, long value) {
        LONG.set(array, (int) address, value);
    }

    @Override
    public void loadBytes(long address, byte[] target, int to, int length) {
        System.arraycopy(array, (int) address, target, to, length);
    }

    @Override
    public void storeBytes(long address, byte[] source, int from, int length) {
        System.arraycopy(source, from, array, (int) address, length);
    }

    @Override
    public void storeFill(long address, byte value, long length) {
        Arrays.fill(array, (int) address, (int) (address + length), value);
    }

    @Override
    public void storeCopy(long to, LinearMemory source, long from, long length) {
        source.loadBytes(from, array, (int) to, (int) length);
    }
}
