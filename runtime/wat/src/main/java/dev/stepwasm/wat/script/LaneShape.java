package dev.stepwasm.wat.script;

import dev.stepwasm.wat.lex.Word;
import java.util.Optional;

/** How the bits of a vector are cut into lanes. */
public enum LaneShape {
    /** 16 bytes. */
    I8X16(8, false),
    /** 8 integers of 16 bits. */
    I16X8(16, false),
    /** 4 integers of 32 bits. */
    I32X4(32, false),
    /** 2 integers of 64 bits. */
    I64X2(64, false),
    /** 4 floats of 32 bits. */
    F32X4(32, true),
    /** 2 floats of 64 bits. */
    F64X2(64, true);

    private final int bits;
    private final boolean floating;

    LaneShape(int bits, boolean floating) {
        this.bits = bits;
        this.floating = floating;
    }

    /** {@return the size of a lane in bits} */
    public int bits() {
        return bits;
    }

    /** {@return the number of lanes} */
    public int lanes() {
        return 128 / bits;
    }

    /** {@return whether the lanes are floating point numbers} */
    public boolean isFloat() {
        return floating;
    }

    /** {@return a lane as messages call it, {@code i8} to {@code f64}} */
    String lane() {
        return (floating ? "f" : "i") + bits;
    }

    static Optional<LaneShape> of(Word word) {
        return switch (word) {
            case I8X16 -> Optional.of(I8X16);
            case I16X8 -> Optional.of(I16X8);
            case I32X4 -> Optional.of(I32X4);
            case I64X2 -> Optional.of(I64X2);
            case F32X4 -> Optional.of(F32X4);
            case F64X2 -> Optional.of(F64X2);
            default -> Optional.empty();
        };
    }
}
