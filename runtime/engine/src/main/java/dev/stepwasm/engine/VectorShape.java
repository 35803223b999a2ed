package dev.stepwasm.engine;

import dev.stepwasm.engine.Value.V128;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.Locale;
import java.util.StringJoiner;

/** How the 128 bits of a vector are cut into lanes. */
public enum VectorShape {
    I8X16(16),
    I16X8(8),
    I32X4(4),
    I64X2(2),
    F32X4(4),
    F64X2(2);

    private final int lanes;
    private final String keyword = name().toLowerCase(Locale.ROOT);

    VectorShape(int lanes) {
        this.lanes = lanes;
    }

    /** {@return the number of lanes} */
    public int lanes() {
        return lanes;
    }

    /** {@return the shape as the text format writes it, as {@code i32x4}} */
    public String keyword() {
        return keyword;
    }

    /** {@return the type of a lane as a value} */
    public ValueType laneType() {
        return switch (this) {
            case I8X16, I16X8, I32X4 -> Numeric.I32;
            case I64X2 -> Numeric.I64;
            case F32X4 -> Numeric.F32;
            case F64X2 -> Numeric.F64;
        };
    }

    /** {@return the bits of a lane; lane 0 is the lowest} The bits above those of the lane are 0. */
    public long bits(V128 vector, int lane) {
        int width = 128 / lanes;
        int at = lane * width;
        long half = at < 64 ? vector.low() : vector.high();
        return width == 64 ? half : half >>> (at & 63) & (1L << width) - 1;
    }

    /** {@return the vector with these lanes, of which the low bits count} */
    public V128 of(long... bits) {
        int width = 128 / lanes;
        var halves = new long[2];
        for (int lane = 0; lane < lanes; lane++) {
            int at = lane * width;
            halves[at >>> 6] |= (width == 64 ? bits[lane] : bits[lane] & (1L << width) - 1) << (at & 63);
        }
        return new V128(halves[0], halves[1]);
    }

    /** {@return a lane for people: integers in signed decimal, floats as {@link Value#show} writes them} */
    public String show(V128 vector, int lane) {
        long bits = bits(vector, lane);
        return switch (this) {
            case I8X16 -> Byte.toString((byte) bits);
            case I16X8 -> Short.toString((short) bits);
            case I32X4 -> Integer.toString((int) bits);
            case I64X2 -> Long.toString(bits);
            case F32X4 -> ValueText.show(Float.intBitsToFloat((int) bits));
            case F64X2 -> ValueText.show(Double.longBitsToDouble(bits));
        };
    }

    String show(V128 vector) {
        var shown = new StringJoiner(",", keyword + ":", "");
        for (int lane = 0; lane < lanes; lane++) {
            shown.add(show(vector, lane));
        }
        return shown.toString();
    }

    /** @throws IllegalArgumentException with words for the user, when the text is no vector */
    static V128 parse(String text) {
        int colon = text.indexOf(':');
        for (VectorShape shape : values()) {
            if (colon >= 0 && text.substring(0, colon).equals(shape.keyword)) {
                return shape.lanes(text.substring(colon + 1).split(",", -1), text);
            }
        }
        throw new IllegalArgumentException(
                "`" + text + "` is not a vector: write a shape and its lanes, as" + " i32x4:1,2,3,4 or f64x2:0.5,-inf");
    }

    private V128 lanes(String[] given, String text) {
        if (given.length != lanes) {
            throw new IllegalArgumentException(
                    "`" + text + "` has " + given.length + " lanes, but " + keyword + " has " + lanes);
        }
        var bits = new long[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            bits[lane] = parseLane(given[lane].strip());
        }
        return of(bits);
    }

    private long parseLane(String text) {
        return switch (this) {
            case I8X16 -> ValueText.integer(text, 8, "i8").longValue();
            case I16X8 -> ValueText.integer(text, 16, "i16").longValue();
            case I32X4 -> ValueText.integer(text, 32, "i32").longValue();
            case I64X2 -> ValueText.integer(text, 64, "i64").longValue();
            case F32X4 -> Float.floatToRawIntBits(((Value.F32) ValueText.parse(Numeric.F32, text)).value());
            case F64X2 -> Double.doubleToRawLongBits(((Value.F64) ValueText.parse(Numeric.F64, text)).value());
        };
    }
}
