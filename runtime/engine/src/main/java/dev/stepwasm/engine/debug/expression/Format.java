package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.VectorShape;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a number is shown, by what stands after the comma of an expression: {@code $x, x}. */
public enum Format {
    /** In hexadecimal without sign; of floats the bits. */
    HEXADECIMAL("x", "hexadecimal"),
    /** The bits. */
    BINARY("b", "binary"),
    /** In octal without sign; of floats the bits. */
    OCTAL("o", "octal"),
    /** In decimal with sign. */
    SIGNED("d", "decimal with sign"),
    /** In decimal without sign. */
    UNSIGNED("u", "decimal without sign"),
    /** The bits of an integer as a float of the same width. */
    FLOAT("f", "the bits as a float"),
    /** In decimal, and the Unicode character of that number. */
    CHARACTER("c", "the character of that number"),
    /** Lanes of a vector. */
    I8X16("i8x16", "lanes of a vector"),
    /** Lanes of a vector. */
    I16X8("i16x8", "lanes of a vector"),
    /** Lanes of a vector. */
    I32X4("i32x4", "lanes of a vector"),
    /** Lanes of a vector. */
    I64X2("i64x2", "lanes of a vector"),
    /** Lanes of a vector. */
    F32X4("f32x4", "lanes of a vector"),
    /** Lanes of a vector. */
    F64X2("f64x2", "lanes of a vector");

    private final String letter;
    private final String words;

    Format(String letter, String words) {
        this.letter = letter;
        this.words = words;
    }

    /** {@return what stands behind the comma} */
    public String letter() {
        return letter;
    }

    /** {@return how it shows numbers, for people} */
    public String words() {
        return words;
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
