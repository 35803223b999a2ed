package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.names.IndexSpace;

/**
 * What an instruction touches in every run, because its operands are constants, and what may not be there.
 *
 * @param span of the instruction's keyword, from the start of its segment
 * @param space memory, table, data or elem
 * @param index in the index space
 * @param end the byte or element after the last one that must be there, as unsigned 64 bits; {@code -1} stands for all that is more
 */
record Access(Span span, IndexSpace space, int index, long end) {
    /** {@return the unsigned sum of two numbers, or {@code -1} if it needs more than 64 bits} */
    static long sum(long a, long b) {
        long sum = a + b;
        return Long.compareUnsigned(sum, a) < 0 ? -1 : sum;
    }
}
