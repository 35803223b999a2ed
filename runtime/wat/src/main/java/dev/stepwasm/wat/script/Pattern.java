package dev.stepwasm.wat.script;

/** What a number must be. */
public sealed interface Pattern {
    /**
     * These very bits.
     *
     * @param bits of the number or lane in the low end; integers are sign-extended, floats zero-extended
     */
    record Bits(long bits) implements Pattern {}

    /** A NaN of either sign. */
    enum Nan implements Pattern {
        /** Only the highest bit of the payload is set: {@code nan:canonical}. */
        CANONICAL,
        /** At least the highest bit of the payload is set: {@code nan:arithmetic}. */
        ARITHMETIC
    }
}
