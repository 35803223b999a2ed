package dev.stepwasm.engine.store;

/**
 * A reference that is a number of 31 bits. Equal numbers are the same reference.
 *
 * @param value the number, sign-extended: -2^30 to 2^30 - 1
 */
public record I31(int value) {
    /** @throws IllegalArgumentException if the number does not fit; {@link #of} drops what does not */
    public I31 {
        if (value << 1 >> 1 != value) {
            throw new IllegalArgumentException("not a number of 31 bits: " + value);
        }
    }

    /** {@return the lower 31 bits of a number} */
    public static I31 of(int number) {
        return new I31(number << 1 >> 1);
    }

    /** {@return the number without sign: 0 to 2^31 - 1} */
    public int unsigned() {
        return value & Integer.MAX_VALUE;
    }

    @Override
    public String toString() {
        return "i31 " + value;
    }
}
