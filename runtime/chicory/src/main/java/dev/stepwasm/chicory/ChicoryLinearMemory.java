package dev.stepwasm.chicory;

import com.dylibso.chicory.runtime.Memory;
import dev.stepwasm.engine.store.Interruption;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.MemoryBudget;
import dev.stepwasm.engine.store.WaitResult;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import java.util.OptionalLong;

/**
 * A memory that belongs to Chicory, as our running code sees it. Code must be made for it with {@link dev.stepwasm.engine.interpret.ModuleCode#forForeignMemory}. Growing is decided by the memory, and
 * so are its limits.
 *
 * <p>Waiting is done by the memory, too: a thread that waits there cannot be paused, but a Java interrupt ends the wait.
 */
final class ChicoryLinearMemory extends LinearMemory {
    private final Memory memory;

    ChicoryLinearMemory(Memory memory) {
        super(typeOf(memory), MemoryBudget.unlimited());
        this.memory = memory;
    }

    private static MemoryType typeOf(Memory memory) {
        var limits = new Limits(memory.initialPages(), OptionalLong.of(memory.maximumPages()));
        return new MemoryType(false, memory.shared(), limits, MemoryType.DEFAULT_PAGE_SIZE_LOG2);
    }

    @Override
    public long byteSize() {
        return (long) memory.pages() * Memory.PAGE_SIZE;
    }

    @Override
    public long extend(long pages) {
        return Long.compareUnsigned(pages, Integer.MAX_VALUE) > 0 ? -1 : memory.grow((int) pages);
    }

    @Override
    protected void resize(long bytes) {
        throw new IllegalStateException("the memory grows by itself");
    }

    @Override
    public byte loadByte(long address) {
        return memory.read((int) address);
    }

    @Override
    public short loadShort(long address) {
        return memory.readShort((int) address);
    }

    @Override
    public int loadInt(long address) {
        return memory.readInt((int) address);
    }

    @Override
    public long loadLong(long address) {
        return memory.readLong((int) address);
    }

    @Override
    public void storeByte(long address, byte value) {
        memory.writeByte((int) address, value);
    }

    @Override
    public void storeShort(long address, short value) {
        memory.writeShort((int) address, value);
    }

    @Override
    public void storeInt(long address, int value) {
        memory.writeI32((int) address, value);
    }

    @Override
    public void storeLong(long address, long value) {
        memory.writeLong((int) address, value);
    }

    @Override
    public void loadBytes(long address, byte[] target, int to, int length) {
        System.arraycopy(memory.readBytes((int) address, length), 0, target, to, length);
    }

    @Override
    public void storeBytes(long address, byte[] source, int from, int length) {
        memory.write((int) address, source, from, length);
    }

    @Override
    public void storeFill(long address, byte value, long length) {
        memory.fill(value, (int) address, (int) (address + length));
    }

    @Override
    public long atomicLoad(long address, int width) {
        int at = (int) address;
        return switch (width) {
            case 1 -> memory.atomicReadByte(at) & 0xFF;
            case 2 -> memory.atomicReadShort(at) & 0xFFFF;
            case 4 -> memory.atomicReadInt(at) & 0xFFFF_FFFFL;
            default -> memory.atomicReadLong(at);
        };
    }

    @Override
    public void atomicStore(long address, int width, long value) {
        int at = (int) address;
        switch (width) {
            case 1 -> memory.atomicWriteByte(at, (byte) value);
            case 2 -> memory.atomicWriteShort(at, (short) value);
            case 4 -> memory.atomicWriteInt(at, (int) value);
            default -> memory.atomicWriteLong(at, value);
        }
    }

    @Override
    public long compareExchange(long address, int width, long expected, long value) {
        int at = (int) address;
        return switch (width) {
            case 1 -> memory.atomicCmpxchgByte(at, (byte) expected, (byte) value) & 0xFF;
            case 2 -> memory.atomicCmpxchgShort(at, (short) expected, (short) value) & 0xFFFF;
            case 4 -> memory.atomicCmpxchgInt(at, (int) expected, (int) value) & 0xFFFF_FFFFL;
            default -> memory.atomicCmpxchgLong(at, expected, value);
        };
    }

    @Override
    public WaitResult await(long address, int width, long expected, long timeout, Interruption interruption) {
        int ended = width == Integer.BYTES
                ? memory.atomicWait((int) address, (int) expected, timeout)
                : memory.atomicWait((int) address, expected, timeout);
        return WaitResult.values()[ended];
    }

    @Override
    public int wake(long address, long most) {
        return memory.atomicNotify((int) address, (int) most);
    }
}
