package dev.stepwasm.engine.differential;

import java.util.List;
import java.util.Random;

/** Numbers where something changes, and others. */
final class Constants {
    private static final List<Integer> INTS = List.of(
            0,
            1,
            -1,
            2,
            3,
            7,
            8,
            15,
            16,
            31,
            32,
            33,
            63,
            64,
            127,
            128,
            255,
            256,
            -128,
            -129,
            0x7FFF,
            0x8000,
            0xFFFF,
            0x10000,
            -0x8000,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            Integer.MIN_VALUE + 1,
            0x0F0F_0F0F,
            0x8080_8080);
    private static final List<Long> LONGS = List.of(
            0L,
            1L,
            -1L,
            2L,
            63L,
            64L,
            65L,
            127L,
            255L,
            0x7FFF_FFFFL,
            0x8000_0000L,
            0xFFFF_FFFFL,
            0x1_0000_0000L,
            -0x8000_0000L,
            -0x8000_0001L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            0x0F0F_0F0F_0F0F_0F0FL,
            0x8000_8000_8000_8000L);
    private static final List<Float> FLOATS = List.of(
            0f,
            -0f,
            1f,
            -1f,
            0.5f,
            -0.5f,
            1.5f,
            2.5f,
            -1.5f,
            0.49999997f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MIN_NORMAL,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            8388607.5f,
            16777216f,
            2147483520f,
            2147483648f,
            -2147483648f,
            4294967040f,
            4294967296f,
            -0.99999994f,
            9223371487098961920f,
            9223372036854775808f,
            -9223372036854775808f,
            18446742974197923840f,
            3.1415927f);
    private static final List<Double> DOUBLES = List.of(
            0d,
            -0d,
            1d,
            -1d,
            0.5,
            -0.5,
            1.5,
            2.5,
            0.49999999999999994,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            4503599627370495.5,
            9007199254740992d,
            2147483647d,
            2147483647.9,
            2147483648d,
            -2147483648.9,
            -2147483649d,
            4294967295.9,
            4294967296d,
            9223372036854774784d,
            9223372036854775808d,
            -9223372036854775808d,
            18446744073709549568d,
            18446744073709551616d,
            1e-45,
            3.4028235677973366e38,
            2.718281828459045);

    private Constants() {}

    static int i32(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextInt(20) - 4;
            default -> any(INTS, random);
        };
    }

    static long i64(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> i32(random);
            default -> any(LONGS, random);
        };
    }

    /** {@return the bits of a float} NaNs come with several payloads. */
    static int f32(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt();
            case 1 -> 0x7F80_0000 | 1 << random.nextInt(23) | random.nextInt(2) << 31;
            case 2 -> Float.floatToRawIntBits(i32(random));
            default -> Float.floatToRawIntBits(any(FLOATS, random));
        };
    }

    /** {@return the bits of a double} NaNs come with several payloads. */
    static long f64(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextLong();
            case 1 -> 0x7FF0_0000_0000_0000L | 1L << random.nextInt(52) | (long) random.nextInt(2) << 63;
            case 2 -> Double.doubleToRawLongBits(i64(random));
            default -> Double.doubleToRawLongBits(any(DOUBLES, random));
        };
    }

    /** {@return a constant instruction} References are null. */
    static String instruction(Kind kind, Random random) {
        return switch (kind) {
            case I32 -> "(i32.const " + i32(random) + ")";
            case I64 -> "(i64.const " + i64(random) + ")";
            case F32 -> "(f32.const " + show32(f32(random)) + ")";
            case F64 -> "(f64.const " + show64(f64(random)) + ")";
            case V128 -> "(v128.const " + lanes(random) + ")";
            case FUNCREF, EXTERNREF -> kind.zero();
        };
    }

    private static String lanes(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "i32x4 " + i32(random) + " " + i32(random) + " " + i32(random) + " " + i32(random);
            case 1 -> "i64x2 " + i64(random) + " " + i64(random);
            case 2 ->
                "f32x4 " + show32(f32(random)) + " " + show32(f32(random)) + " " + show32(f32(random)) + " "
                        + show32(f32(random));
            default -> "f64x2 " + show64(f64(random)) + " " + show64(f64(random));
        };
    }

    private static String show32(int bits) {
        float value = Float.intBitsToFloat(bits);
        String sign = bits < 0 ? "-" : "";
        if (Float.isNaN(value)) {
            return sign + "nan:0x" + Integer.toHexString(bits & 0x7F_FFFF);
        }
        return Float.isInfinite(value) ? sign + "inf" : Float.toHexString(value);
    }

    private static String show64(long bits) {
        double value = Double.longBitsToDouble(bits);
        String sign = bits < 0 ? "-" : "";
        if (Double.isNaN(value)) {
            return sign + "nan:0x" + Long.toHexString(bits & 0xF_FFFF_FFFF_FFFFL);
        }
        return Double.isInfinite(value) ? sign + "inf" : Double.toHexString(value);
    }

    static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
