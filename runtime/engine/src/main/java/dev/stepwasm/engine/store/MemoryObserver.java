package dev.stepwasm.engine.store;

import org.jspecify.annotations.Nullable;

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

    /** Two observers, told in this order. */
    record Both(MemoryObserver first, MemoryObserver second) implements MemoryObserver {
        @Override
        public void written(LinearMemory memory, long address, byte[] before, byte[] after) {
            first.written(memory, address, before, after);
            second.written(memory, address, before, after);
        }

        @Override
        public void grown(LinearMemory memory, long pagesBefore, long pagesAfter) {
            first.grown(memory, pagesBefore, pagesAfter);
            second.grown(memory, pagesBefore, pagesAfter);
        }

        /** {@return those without one of them; null if none is left} */
        static @Nullable MemoryObserver without(@Nullable MemoryObserver all, MemoryObserver removed) {
            if (all == removed) {
                return null;
            }
            if (!(all instanceof Both(MemoryObserver first, MemoryObserver second))) {
                return all;
            }
            if (second == removed) {
                return first;
            }
            MemoryObserver rest = without(first, removed);
            return rest == null ? second : new Both(rest, second);
        }
    }
}
