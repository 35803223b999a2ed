package dev.stepwasm.engine.store;

/**
 * Hears of what the host does to a memory: functions of the host, WASI, the Java program, a debugger. What running code
 * does itself is not told. Called by the thread that does it, after it was done.
 */
public interface MemoryObserver {
    /**
     * Bytes were written.
     *
     * @param before what they were; the same length as {@code after}
     * @param after what they are now
     */
    void written(LinearMemory memory, long address, byte[] before, byte[] after);

    /** Pages were added, perhaps none. */
    void grown(LinearMemory memory, long pagesBefore, long pagesAfter);
}
