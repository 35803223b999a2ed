package dev.stepwasm.engine.endive;

import dev.stepwasm.engine.store.LinearMemory;
import java.util.function.Supplier;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmRuntimeException;
import run.endive.wasm.types.DataSegment;

/** One of our memories as Endive's host functions see it. Addresses are unsigned. */
final class EndiveMemory implements Memory {
    private final LinearMemory memory;

    EndiveMemory(LinearMemory memory) {
        this.memory = memory;
    }

    private static <T> T checked(Supplier<T> access) {
        try {
            return access.get();
        } catch (IndexOutOfBoundsException outside) {
            throw new WasmRuntimeException("out of bounds memory access: " + outside.getMessage(), outside);
        }
    }

    private static void checked(Runnable access) {
        checked(() -> {
            access.run();
            return true;
        });
    }

    private static long unsigned(int address) {
        return Integer.toUnsignedLong(address);
    }

    @Override
    public int pages() {
        return (int) memory.pages();
    }

    @Override
    public int grow(int pages) {
        return (int) memory.grow(unsigned(pages));
    }

    @Override
    public int initialPages() {
        return (int) memory.type().limits().minimum();
    }

    @Override
    public int maximumPages() {
        return (int) memory.maximumPages();
    }

    @Override
    public boolean shared() {
        return memory.type().shared();
    }

    @Override
    public void initialize(Instance instance, DataSegment[] segments) {
        // Segments are copied by our own code before Endive sees the memory.
    }

    @Override
    public void initPassiveSegment(int segment, int to, int from, int length) {
        throw new WasmRuntimeException("data segments are not visible here");
    }

    @Override
    public void drop(int segment) {
        throw new WasmRuntimeException("data segments are not visible here");
    }

    @Override
    public void write(int address, byte[] source, int from, int length) {
        checked(() -> memory.write(unsigned(address), source, from, length));
    }

    @Override
    public byte read(int address) {
        return checked(() -> memory.readByte(unsigned(address)));
    }

    @Override
    public byte[] readBytes(int address, int length) {
        return checked(() -> memory.read(unsigned(address), length));
    }

    @Override
    public void writeI32(int address, int value) {
        checked(() -> memory.writeInt(unsigned(address), value));
    }

    @Override
    public int readInt(int address) {
        return checked(() -> memory.readInt(unsigned(address)));
    }

    @Override
    public void writeLong(int address, long value) {
        checked(() -> memory.writeLong(unsigned(address), value));
    }

    @Override
    public long readLong(int address) {
        return checked(() -> memory.readLong(unsigned(address)));
    }

    @Override
    public void writeShort(int address, short value) {
        checked(() -> memory.writeShort(unsigned(address), value));
    }

    @Override
    public short readShort(int address) {
        return checked(() -> memory.readShort(unsigned(address)));
    }

    @Override
    public long readU16(int address) {
        return Short.toUnsignedLong(readShort(address));
    }

    @Override
    public void writeByte(int address, byte value) {
        checked(() -> memory.writeByte(unsigned(address), value));
    }

    @Override
    public void writeF32(int address, float value) {
        writeI32(address, Float.floatToRawIntBits(value));
    }

    @Override
    public long readF32(int address) {
        return readInt(address);
    }

    @Override
    public float readFloat(int address) {
        return Float.intBitsToFloat(readInt(address));
    }

    @Override
    public void writeF64(int address, double value) {
        writeLong(address, Double.doubleToRawLongBits(value));
    }

    @Override
    public double readDouble(int address) {
        return Double.longBitsToDouble(readLong(address));
    }

    @Override
    public long readF64(int address) {
        return readLong(address);
    }

    @Override
    public void zero() {
        // Endive asks for this when it makes an instance; the memory has its contents already.
    }

    @Override
    public void fill(byte value, int from, int to) {
        checked(() -> memory.fill(unsigned(from), value, to - from));
    }

    @Override
    @Deprecated
    public Object lock(int address) {
        throw notShared();
    }

    @Override
    @Deprecated
    public int waitOn(int address, int expected, long timeout) {
        throw notShared();
    }

    @Override
    @Deprecated
    public int waitOn(int address, long expected, long timeout) {
        throw notShared();
    }

    @Override
    @Deprecated
    public int notify(int address, int maximum) {
        throw notShared();
    }

    private static WasmRuntimeException notShared() {
        return new WasmRuntimeException("the memory is not shared between threads");
    }
}
