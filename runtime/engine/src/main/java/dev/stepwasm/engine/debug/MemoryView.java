package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.type.ValueType;

/** A linear memory of a stopped program. Methods throw {@link NotStoppedException} once the program has gone on. */
public final class MemoryView {
    private final Debuggee debuggee;
    private final int halt;
    private final LinearMemory memory;
    private final int index;
    private final String name;
    private final Insides insides;

    MemoryView(Debuggee debuggee, int halt, LinearMemory memory, int index, String name, Insides insides) {
        this.debuggee = debuggee;
        this.halt = halt;
        this.memory = memory;
        this.index = index;
        this.name = name;
        this.insides = insides;
    }

    /** {@return its index in the module} */
    public int index() {
        return index;
    }

    /** {@return what people call it: {@code $heap}, or {@code memory[0]} when it has no name} */
    public String name() {
        return name;
    }

    /** {@return its size in bytes} */
    public long byteSize() {
        return debuggee.inspect(halt, memory::byteSize);
    }

    /** {@return its size in pages} */
    public long pages() {
        return debuggee.inspect(halt, memory::pages);
    }

    /**
     * {@return the bytes from an address on, as many as are wanted and there}
     *
     * @param address may lie outside the memory; then there are none
     * @param count at least 0
     */
    public byte[] read(long address, int count) {
        return debuggee.inspect(halt, () -> {
            long size = memory.byteSize();
            boolean inside = address >= 0 && address < size;
            return inside ? memory.read(address, (int) Math.min(count, size - address)) : new byte[0];
        });
    }

    /** {@return whether a number of a type can be an address: whether addresses here are of that type} */
    public boolean isAddressedBy(ValueType type) {
        return memory.type().addressType() == type;
    }

    /** {@return its bytes in rows} */
    public Elements rows() {
        return insides.rows(memory);
    }

    /**
     * Changes bytes; the program goes on with them.
     *
     * @return how many of them were inside the memory and have been written
     * @param address may lie outside the memory; then nothing is written
     */
    public int write(long address, byte[] bytes) {
        return debuggee.inspect(halt, () -> {
            long size = memory.byteSize();
            boolean inside = address >= 0 && address < size;
            int count = inside ? (int) Math.min(bytes.length, size - address) : 0;
            if (count > 0) {
                memory.write(address, bytes, 0, count);
            }
            return count;
        });
    }
}
