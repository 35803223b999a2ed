package dev.stepwasm.dap.memory;

/**
 * Which parts of a memory are in use.
 *
 * @param size of the memory in bytes
 * @param blockSize bytes of a block
 * @param nonZero in Base64 a bit for each block, the lowest of the first byte for the first, set if there is something
 *     else than zeros
 * @param changed likewise, set if bytes have changed
 * @param compared whether it is known what has changed
 */
public record MemoryUseResponse(String size, int blockSize, String nonZero, String changed, boolean compared) {}
