package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.MemoryObserver;
import java.util.Optional;

/** Tells a probe what the host writes to a memory. */
final class HostWrites implements MemoryObserver {
    private final MemoryProbe probe;

    private HostWrites(MemoryProbe probe) {
        this.probe = probe;
    }

    static HostWrites attach(LinearMemory memory, MemoryProbe probe) {
        var writes = new HostWrites(probe);
        memory.addObserver(writes);
        return writes;
    }

    static void detach(LinearMemory memory, HostWrites writes) {
        memory.removeObserver(writes);
    }

    @Override
    public void written(LinearMemory memory, long address, byte[] before, byte[] after) {
        if (after.length > 0) {
            probe.accessed(new MemoryAccess(
                    Optional.empty(), true, -1, memory, address, after.length, before::clone, after::clone));
        }
    }

    @Override
    public void grown(LinearMemory memory, long pagesBefore, long pagesAfter) {}
}
