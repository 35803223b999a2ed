package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of number in memory, and what a cast makes: its width, and what it is as a value. */
enum NumberKind {
    I8(1, Numeric.I32, false),
    U8(1, Numeric.I32, false),
    I16(2, Numeric.I32, false),
    U16(2, Numeric.I32, false),
    I32(4, Numeric.I32, false),
    U32(4, Numeric.I32, true),
    I64(8, Numeric.I64, false),
    U64(8, Numeric.I64, true),
    F32(4, Numeric.F32, false),
    F64(8, Numeric.F64, false),
    V128(16, ValueType.Vector.V128, false);

    /** In bytes. */
    final int width;

    final ValueType type;
    /** Whether the value is shown, compared and divided without sign. */
    final boolean unsigned;

    NumberKind(int width, ValueType type, boolean unsigned) {
        this.width = width;
        this.type = type;
        this.unsigned = unsigned;
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether it is narrower than its value} */
    boolean isPacked() {
        return width < 4;
    }

    /** {@return the low bits of a number as this kind has them, with sign or without} */
    long cut(long bits) {
        return switch (this) {
            case I8 -> (byte) bits;
            case U8 -> bits & 0xFF;
            case I16 -> (short) bits;
            case U16 -> bits & 0xFFFF;
            case I32 -> (int) bits;
            case U32 -> bits & 0xFFFF_FFFFL;
            case I64, U64, F32, F64, V128 -> bits;
        };
    }

    static Optional<NumberKind> of(String keyword) {
        return Arrays.stream(values())
                .filter(each -> each.keyword().equals(keyword))
                .findFirst();
    }
}
