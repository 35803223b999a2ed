package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.VectorShape;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a number is shown, by what stands after the comma of an expression: {@code $x, x}. */
public enum Format {
    /** In hexadecimal without sign; of floats the bits. */
    HEXADECIMAL("x"),
    /** The bits. */
    BINARY("b"),
    /** In octal without sign; of floats the bits. */
    OCTAL("o"),
    /** In decimal with sign. */
    SIGNED("d"),
    /** In decimal without sign. */
    UNSIGNED("u"),
    /** The bits of an integer as a float of the same width. */
    FLOAT("f"),
    /** In decimal, and the Unicode character of that number. */
    CHARACTER("c"),
    /** Lanes of a vector. */
    I8X16("i8x16"),
    /** Lanes of a vector. */
    I16X8("i16x8"),
    /** Lanes of a vector. */
    I32X4("i32x4"),
    /** Lanes of a vector. */
    I64X2("i64x2"),
    /** Lanes of a vector. */
    F32X4("f32x4"),
    /** Lanes of a vector. */
    F64X2("f64x2");

    private final String letter;

    Format(String letter) {
        this.letter = letter;
    }

    static Optional<Format> of(String letter) {
        return Arrays.stream(values())
                .filter(each -> each.letter.equals(letter))
                .findFirst();
    }

    /** {@return all of them for people} */
    static String list() {
        return Arrays.stream(values()).map(each -> each.letter).collect(Collectors.joining(", "));
    }

    /** {@return a value in this format; as usual if it has no such format} */
    public String show(Value value) {
        return switch (value) {
            case Value.I32(int number) -> show(number & 0xFFFF_FFFFL, number, Float.intBitsToFloat(number));
            case Value.I64(long number) -> show(number, number, Double.longBitsToDouble(number));
            case Value.F32(float number) -> bits(Float.floatToRawIntBits(number) & 0xFFFF_FFFFL, value.show());
            case Value.F64(double number) -> bits(Double.doubleToRawLongBits(number), value.show());
            case Value.V128 vector -> vector(vector);
            case Value.Ref reference -> reference.show();
        };
    }

    private String show(long unsigned, long signed, Number asFloat) {
        return switch (this) {
            case SIGNED -> Long.toString(signed);
            case UNSIGNED -> Long.toUnsignedString(unsigned);
            case FLOAT ->
                asFloat instanceof Float single
                        ? Value.of(single).show()
                        : Value.of(asFloat.doubleValue()).show();
            case CHARACTER ->
                unsigned >= 0 && unsigned <= Character.MAX_CODE_POINT
                        ? signed + " '" + Result.escaped(Character.toString((int) unsigned)) + "'"
                        : Long.toString(signed);
            default -> bits(unsigned, Long.toString(signed));
        };
    }

    private String bits(long bits, String otherwise) {
        return switch (this) {
            case HEXADECIMAL -> "0x" + Long.toHexString(bits);
            case BINARY -> "0b" + Long.toBinaryString(bits);
            case OCTAL -> "0o" + Long.toOctalString(bits);
            default -> otherwise;
        };
    }

    private String vector(Value.V128 vector) {
        return switch (this) {
            case HEXADECIMAL -> "0x" + String.format("%016x%016x", vector.high(), vector.low());
            case I8X16, I16X8, I32X4, I64X2, F32X4, F64X2 -> vector.show(VectorShape.valueOf(name()));
            default -> vector.show();
        };
    }
}
