package dev.stepwasm.engine.store;

/**
 * A part of a memory with addresses of its own, from 0 to its length. It stays valid when the memory grows. Changes are
 * those of the memory.
 */
public final class ByteView implements ByteAccess {
    private final ByteAccess whole;
    private final long start;
    private final int length;

    ByteView(ByteAccess whole, long start, int length) {
        this.whole = whole;
        this.start = start;
        this.length = length;
    }

    /** {@return the number of bytes} */
    public int length() {
        return length;
    }

    /** {@return where it begins in the whole} */
    public long start() {
        return start;
    }

    @Override
    public void requireInside(long address, long count) {
        if (address < 0 || count < 0 || address > length - count) {
            throw new IndexOutOfBoundsException("address " + Long.toUnsignedString(address) + " with " + count
                    + " bytes is outside a view of " + length + " bytes");
        }
    }

    private long at(long address, long count) {
        requireInside(address, count);
        return start + address;
    }

    @Override
    public byte[] read(long address, int count) {
        return whole.read(at(address, count), count);
    }

    @Override
    public void write(long address, byte[] source) {
        whole.write(at(address, source.length), source);
    }

    @Override
    public byte readByte(long address) {
        return whole.readByte(at(address, 1));
    }

    @Override
    public short readShort(long address) {
        return whole.readShort(at(address, 2));
    }

    @Override
    public int readInt(long address) {
        return whole.readInt(at(address, 4));
    }

    @Override
    public long readLong(long address) {
        return whole.readLong(at(address, 8));
    }

    @Override
    public void writeByte(long address, byte value) {
        whole.writeByte(at(address, 1), value);
    }

    @Override
    public void writeShort(long address, short value) {
        whole.writeShort(at(address, 2), value);
    }

    @Override
    public void writeInt(long address, int value) {
        whole.writeInt(at(address, 4), value);
    }

    @Override
    public void writeLong(long address, long value) {
        whole.writeLong(at(address, 8), value);
    }
}
