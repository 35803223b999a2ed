package dev.stepwasm.wasm.source;

/**
 * Half-open range of offsets into one source, {@code 0 <= start <= end}: UTF-16 offsets when the source is text, byte
 * offsets when it is a binary. Immutable. Two spans from different sources must not be compared.
 *
 * @param start offset of the first unit
 * @param end offset after the last unit
 */
public record Span(int start, int end) {
    /** @throws IllegalArgumentException if the offsets are negative or in the wrong order */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }

    /** {@return the number of units in this span} */
    public int length() {
        return end - start;
    }

    /** {@return this span moved by a number of units} */
    public Span shifted(int by) {
        return new Span(start + by, end + by);
    }

    /** {@return whether {@code offset} lies in this span; the end does not} */
    public boolean contains(int offset) {
        return start <= offset && offset < end;
    }
}
