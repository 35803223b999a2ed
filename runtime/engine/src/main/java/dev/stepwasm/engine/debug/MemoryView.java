package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.store.LinearMemory;

/** A linear memory of a stopped program. Methods throw {@link NotStoppedException} once the program has gone on. */
public final class MemoryView {
    private final Debugger debugger;
    private final int halt;
    private final LinearMemory memory;
    private final int index;
    private final String name;

    MemoryView(Debugger debugger, int halt, LinearMemory memory, int index, String name) {
        this.debugger = debugger;
        this.halt = halt;
        this.memory = memory;
        this.index = index;
        this.name = name;
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
        return debugger.inspect(halt, memory::byteSize);
    }

    /** {@return its size in pages} */
    public long pages() {
        return debugger.inspect(halt, memory::pages);
    }

    /**
     * {@return the bytes from an address on, as many as are wanted and there}
     *
     * @param address may lie outside the memory; then there are none
     * @param count at least 0
     */
    public byte[] read(long address, int count) {
        return debugger.inspect(halt, () -> {
            long size = memory.byteSize();
            boolean inside = address >= 0 && address < size;
            return inside ? memory.read(address, (int) Math.min(count, size - address)) : new byte[0];
        });
    }
}
