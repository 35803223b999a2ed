package dev.stepwasm.engine.endive;

import dev.stepwasm.engine.store.LinearMemory;
import java.util.function.Supplier;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmRuntimeException;
import run.endive.wasm.types.DataSegment;

/**
 * One of our memories as Endive's host functions see it. Addresses are unsigned 32 bits, also those of a memory that has
 * 64-bit addresses: it never has more bytes than that. Pages are of 64 KiB, whatever the memory's own are.
 */
class EndiveMemory extends EndiveAtomics {
    EndiveMemory(LinearMemory memory) {
        super(memory);
    }

    private static <T> T checked(Supplier<T> access) {
        try {
            return access.get();
        } catch (IndexOutOfBoundsException outside) {
            throw new WasmRuntimeException("out of bounds memory access: " + outside.getMessage(), outside);
        }
    }

    static void checked(Runnable access) {
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
        return (int) (memory.byteSize() / PAGE_SIZE);
    }

    @Override
    public int grow(int pages) {
        int before = pages();
        return memory.grow(ownPages(unsigned(pages))) < 0 ? -1 : before;
    }

    private long ownPages(long pages) {
        return pages * PAGE_SIZE >>> memory.type().pageSizeLog2();
    }

    private int endivePages(long ownPages) {
        return (int) ((ownPages << memory.type().pageSizeLog2()) / PAGE_SIZE);
    }

    @Override
    public int initialPages() {
        return endivePages(memory.type().limits().minimum());
    }

    @Override
    public int maximumPages() {
        return endivePages(memory.maximumPages());
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
}
