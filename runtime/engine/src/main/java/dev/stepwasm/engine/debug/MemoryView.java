package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A linear memory of a stopped thread. Methods throw {@link NotStoppedException} once the thread has gone on. */
public final class MemoryView {
    private final Standing standing;
    private final int halt;
    private final int instance;
    private final LinearMemory memory;
    private final int index;
    private final String name;
    private final Insides insides;

    MemoryView(
            Standing standing, int halt, int instance, LinearMemory memory, int index, String name, Insides insides) {
        this.standing = standing;
        this.instance = instance;
        this.halt = halt;
        this.memory = memory;
        this.index = index;
        this.name = name;
        this.insides = insides;
    }

    /** {@return the memories of an instance, imported ones first} @param number of the instance */
    static List<MemoryView> all(Standing standing, int halt, Debugged debugged, int number, InstanceState state) {
        Optional<Names> names = debugged.modules().all().stream()
                .filter(module -> module.isOf(state))
                .findFirst()
                .map(DebuggedModule::names);
        return names.stream()
                .flatMap(known -> {
                    Insides insides = new Insides(standing, halt, state, known);
                    return IntStream.range(0, state.memoryCount())
                            .mapToObj(i -> new MemoryView(
                                    standing, halt, number, state.memory(i), i, known.memory(i), insides));
                })
                .toList();
    }

    /** {@return the {@linkplain Frame#instanceNumber number} of the instance by which it was found} */
    public int instanceNumber() {
        return instance;
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
        return standing.inspect(halt, memory::byteSize);
    }

    /** {@return its size in pages} */
    public long pages() {
        return standing.inspect(halt, memory::pages);
    }

    /**
     * {@return the bytes from an address on, as many as are wanted and there}
     *
     * @param address may lie outside the memory; then there are none
     * @param count at least 0
     */
    public byte[] read(long address, int count) {
        return standing.inspect(halt, () -> {
            long size = memory.byteSize();
            boolean inside = address >= 0 && address < size;
            return inside ? memory.read(address, (int) Math.min(count, size - address)) : new byte[0];
        });
    }

    /** {@return the size of a page in bytes} */
    public long pageSize() {
        return 1L << memory.type().pageSizeLog2();
    }

    /** {@return how many pages it can have at most} */
    public long maximumPages() {
        return memory.maximumPages();
    }

    /** {@return whether threads share it} */
    public boolean isShared() {
        return memory.type().shared();
    }

    /** {@return whether its addresses have 64 bits} */
    public boolean is64() {
        return memory.type().is64();
    }

    /** {@return what the module says of places in it, by address} */
    public List<Landmark> landmarks() {
        return standing.inspect(halt, () -> insides.landmarks(index));
    }

    /**
     * Copies bytes, without making an array for them.
     *
     * @param address may lie outside the memory; then there are none
     * @return how many there were for the array
     */
    int read(long address, byte[] target) {
        return standing.inspect(halt, () -> {
            long size = memory.byteSize();
            int count = address >= 0 && address < size ? (int) Math.min(target.length, size - address) : 0;
            if (count > 0) {
                memory.read(address, target, 0, count);
            }
            return count;
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
        return standing.inspect(halt, () -> {
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
