package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.VectorShape;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Integers, and vectors of them, in hexadecimal without sign, as they can be read again. */
public final class Hexadecimal {
    private Hexadecimal() {}

    /** {@return a value; empty if it is no integer and no vector} */
    public static Optional<String> of(Value value) {
        return switch (value) {
            case Value.I32(int number) -> Optional.of(of(number, 32));
            case Value.I64(long number) -> Optional.of(of(number, 64));
            case Value.V128 vector -> Optional.of(VectorShape.I32X4.keyword() + ":" + lanes(vector, VectorShape.I32X4));
            case Value.F32 number -> Optional.empty();
            case Value.F64 number -> Optional.empty();
            case Value.Ref reference -> Optional.empty();
        };
    }

    /** {@return a value of a field or an element, which may be narrower} @param type as the text format writes it */
    public static Optional<String> of(Value value, String type) {
        return value instanceof Value.I32(int number)
                ? Optional.of(of(number, type.equals("i8") ? 8 : type.equals("i16") ? 16 : 32))
                : of(value);
    }

    /** {@return the lowest bits of a number} */
    public static String of(long bits, int width) {
        return "0x" + Long.toHexString(width == 64 ? bits : bits & (1L << width) - 1);
    }

    /** {@return a lane; floats in decimal} */
    public static String lane(Value.V128 vector, VectorShape shape, int lane) {
        return switch (shape) {
            case F32X4, F64X2 -> shape.show(vector, lane);
            case I8X16, I16X8, I32X4, I64X2 -> of(shape.bits(vector, lane), 128 / shape.lanes());
        };
    }

    /** {@return all lanes} */
    public static String lanes(Value.V128 vector, VectorShape shape) {
        return IntStream.range(0, shape.lanes())
                .mapToObj(lane -> lane(vector, shape, lane))
                .collect(Collectors.joining(","));
    }
}
