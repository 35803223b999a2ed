package dev.stepwasm.engine.arithmetic;

import dev.stepwasm.wasm.opcode.Opcode;

/** Instructions that put lanes into other places, into vectors and out of them. */
public final class LaneMoves {
    private LaneMoves() {}

    /**
     * {@return eight bytes of two vectors}
     *
     * @param lanes four bits for each byte, the first lowest: its number in one of the vectors
     * @param fromB one bit for each byte: whether it is in the second vector
     */
    public static long shuffle(int lanes, int fromB, long aLow, long aHigh, long bLow, long bHigh) {
        long result = 0;
        for (int i = 0; i < 8; i++) {
            int lane = lanes >>> 4 * i & 15;
            long a = lane < 8 ? aLow : aHigh;
            long b = lane < 8 ? bLow : bHigh;
            long half = (fromB >>> i & 1) == 0 ? a : b;
            result |= (half >>> 8 * (lane & 7) & 0xFF) << 8 * i;
        }
        return result;
    }

    /**
     * {@return eight bytes of a vector}
     *
     * @param lanes the number of each byte; 16 and above give zero
     */
    public static long swizzle(long lanes, long low, long high) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int lane = (int) (lanes >>> i) & 0xFF;
            long half = lane < 8 ? low : lane < 16 ? high : 0;
            result |= (half >>> 8 * (lane & 7) & 0xFF) << i;
        }
        return result;
    }

    /** {@return half a vector with a number in each lane} */
    public static long splat(Opcode opcode, long number) {
        return switch (opcode) {
            case I8X16_SPLAT, V128_LOAD8_SPLAT -> (number & 0xFF) * 0x0101_0101_0101_0101L;
            case I16X8_SPLAT, V128_LOAD16_SPLAT -> (number & 0xFFFF) * 0x0001_0001_0001_0001L;
            case I32X4_SPLAT, F32X4_SPLAT, V128_LOAD32_SPLAT -> Lanes.pair(number, number);
            case I64X2_SPLAT, F64X2_SPLAT, V128_LOAD64_SPLAT -> number;
            default -> throw new IllegalStateException("not a splat: " + opcode.keyword());
        };
    }

    /** {@return a lane as it stands in the slot of a number} */
    public static long extract(Opcode opcode, long low, long high, int lane) {
        return switch (opcode) {
            case I8X16_EXTRACT_LANE_S, V128_STORE8_LANE -> (byte) ((lane < 8 ? low : high) >>> 8 * (lane & 7));
            case I8X16_EXTRACT_LANE_U -> (lane < 8 ? low : high) >>> 8 * (lane & 7) & 0xFF;
            case I16X8_EXTRACT_LANE_S, V128_STORE16_LANE -> (short) ((lane < 4 ? low : high) >>> 16 * (lane & 3));
            case I16X8_EXTRACT_LANE_U -> (lane < 4 ? low : high) >>> 16 * (lane & 3) & 0xFFFF;
            case I32X4_EXTRACT_LANE, F32X4_EXTRACT_LANE, V128_STORE32_LANE ->
                (int) ((lane < 2 ? low : high) >>> 32 * (lane & 1));
            case I64X2_EXTRACT_LANE, F64X2_EXTRACT_LANE, V128_STORE64_LANE -> lane == 0 ? low : high;
            default -> throw new IllegalStateException("takes no lane out: " + opcode.keyword());
        };
    }

    /**
     * {@return half a vector with another number in a lane}
     *
     * @param bits the number of bits in a lane
     * @param lane counted from the start of the half
     */
    public static long replace(int bits, long half, int lane, long number) {
        int at = bits * lane;
        long mask = -1L >>> -bits << at;
        return half & ~mask | number << at & mask;
    }
}
