package dev.stepwasm.dap.memory;

import java.util.List;

/**
 * The memories that a frame can see.
 *
 * @param memories in the order of their indices
 */
public record MemoriesResponse(List<Memory> memories) {
    /** Keeps a copy. */
    public MemoriesResponse {
        memories = List.copyOf(memories);
    }

    /**
     * A memory.
     *
     * @param name for people
     * @param memoryReference of its first byte
     * @param size in bytes
     * @param pageSize in bytes
     * @param maximumPages how many it can have
     * @param address type of its addresses, {@code i32} or {@code i64}
     * @param shared whether threads share it
     * @param landmarks what the module says of places in it, by address
     */
    public record Memory(
            String name,
            String memoryReference,
            String size,
            long pageSize,
            long maximumPages,
            String address,
            boolean shared,
            List<Mark> landmarks) {
        /** Keeps a copy. */
        public Memory {
            landmarks = List.copyOf(landmarks);
        }
    }

    /**
     * A data segment, or a global that holds an address.
     *
     * @param name for people
     * @param address of the first byte
     * @param length in bytes, 0 for a mere place
     */
    public record Mark(String name, String address, String length) {}
}
