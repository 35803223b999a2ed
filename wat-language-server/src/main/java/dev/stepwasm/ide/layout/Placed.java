package dev.stepwasm.ide.layout;

/**
 * A segment with a place that is known before the module runs.
 *
 * @param segment its index
 * @param start first address or table index
 * @param size in bytes or elements
 */
public record Placed(int segment, long start, long size) {
    /** {@return the place behind it} */
    public long end() {
        return start + size;
    }
}
