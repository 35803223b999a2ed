package dev.stepwasm.wasm.type;

import java.util.OptionalLong;

/**
 * The size range of a memory or table. Both numbers are unsigned 64-bit integers in a {@code long}; the validator checks
 * that they fit.
 */
public record Limits(long minimum, OptionalLong maximum) {
    /** {@return limits without a maximum} */
    public static Limits atLeast(long minimum) {
        return new Limits(minimum, OptionalLong.empty());
    }

    /** {@return the limits as the text format writes them} */
    public String show() {
        return Long.toUnsignedString(minimum)
                + (maximum.isPresent() ? " " + Long.toUnsignedString(maximum.getAsLong()) : "");
    }
}
