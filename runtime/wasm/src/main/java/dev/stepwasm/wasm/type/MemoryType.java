package dev.stepwasm.wasm.type;

/**
 * The type of a memory.
 *
 * @param is64 whether addresses are {@code i64}
 * @param shared whether threads share it
 * @param limits size in pages
 * @param pageSizeLog2 log2 of the page size in bytes, {@value #DEFAULT_PAGE_SIZE_LOG2} unless the module says otherwise
 */
public record MemoryType(boolean is64, boolean shared, Limits limits, int pageSizeLog2) {
    /** log2 of 64 KiB. */
    public static final int DEFAULT_PAGE_SIZE_LOG2 = 16;

    /** {@return an unshared 32-bit memory with ordinary pages} */
    public static MemoryType of(Limits limits) {
        return new MemoryType(false, false, limits, DEFAULT_PAGE_SIZE_LOG2);
    }

    /** {@return the type of an address} */
    public ValueType.Numeric addressType() {
        return is64 ? ValueType.Numeric.I64 : ValueType.Numeric.I32;
    }

    /** {@return the largest size in pages that the address type allows, as unsigned 64 bits} */
    public long maximumPages() {
        int bits = (is64 ? 64 : 32) - pageSizeLog2;
        // With pages of one byte the size itself must fit the address type.
        return pageSizeLog2 == 0 ? -1L >>> (64 - bits) : 1L << bits;
    }
}
