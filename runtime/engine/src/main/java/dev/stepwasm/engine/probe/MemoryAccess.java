package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.store.LinearMemory;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A read from or write to a memory. By code it is told before it happens, when it is certain that it will not trap; by the
 * host, afterwards. An instruction that reads and writes, such as {@code memory.copy}, is told as two accesses, the read
 * first. Valid during the call of the probe.
 */
public final class MemoryAccess {
    private final Optional<Activation> frame;
    private final boolean isWrite;
    private final int memoryIndex;
    private final LinearMemory memory;
    private final long address;
    private final long width;
    private final Supplier<byte[]> before;
    private final Supplier<byte[]> after;

    MemoryAccess(
            Optional<Activation> frame,
            boolean isWrite,
            int memoryIndex,
            LinearMemory memory,
            long address,
            long width,
            Supplier<byte[]> before,
            Supplier<byte[]> after) {
        this.frame = frame;
        this.isWrite = isWrite;
        this.memoryIndex = memoryIndex;
        this.memory = memory;
        this.address = address;
        this.width = width;
        this.before = before;
        this.after = after;
    }

    /** {@return the frame whose next instruction does it; empty if the host has done it} */
    public Optional<Activation> frame() {
        return frame;
    }

    /** {@return whether it is a write} */
    public boolean isWrite() {
        return isWrite;
    }

    /** {@return index of the memory in the frame's instance; -1 if the host has done it} */
    public int memoryIndex() {
        return memoryIndex;
    }

    /** {@return the memory} */
    public LinearMemory memory() {
        return memory;
    }

    /** {@return address of the first byte} */
    public long address() {
        return address;
    }

    /** {@return the number of bytes, more than 0} */
    public long width() {
        return width;
    }

    /** {@return whether one of some bytes is read or written} */
    public boolean touches(long from, long length) {
        return address < from + length && from < address + width;
    }

    /** {@return a copy of the bytes before the access, the lowest address first} */
    public byte[] before() {
        return before.get();
    }

    /** {@return a copy of the bytes after the access; the same as before if it is a read} */
    public byte[] after() {
        return after.get();
    }

    /** {@return up to eight bytes as an unsigned number, the lowest address lowest} */
    static long number(byte[] bytes) {
        long number = 0;
        for (int i = Math.min(bytes.length, 8) - 1; i >= 0; i--) {
            number = number << 8 | bytes[i] & 0xFF;
        }
        return number;
    }

    /** {@return for people: {@code write 4 bytes at 0x10: 0x0 -> 0x7}} */
    @Override
    public String toString() {
        String range = (isWrite ? "write " : "read ") + width + (width == 1 ? " byte" : " bytes") + " at 0x"
                + Long.toHexString(address);
        return width > 8
                ? range
                : range + ": 0x" + Long.toHexString(number(before()))
                        + (isWrite ? " -> 0x" + Long.toHexString(number(after())) : "");
    }
}
