package dev.stepwasm.engine.probe;

/** Hears of reads from and writes to memories. */
@FunctionalInterface
public interface MemoryProbe {
    /** Something is read or written. */
    void accessed(MemoryAccess access);
}
