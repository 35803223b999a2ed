package dev.stepwasm.engine.arithmetic;

/**
 * Arithmetic on the lanes of half a vector, all of them at once in one {@code long}; lane 0 is the lowest.
 *
 * <p>A parameter {@code tops} says what the lanes are: it has the top bit of each lane set. Sums are computed without
 * the top bits, so that no carry leaves its lane, and the top bits put right afterwards (Warren, Hacker's Delight, 2-18).
 * A <em>mask</em> has lanes of all ones and lanes of all zeros.
 */
public final class Lanes {
    /** The top bits of lanes of 8, 16 and 32 bits. */
    public static final long I8 = 0x8080_8080_8080_8080L;

    public static final long I16 = 0x8000_8000_8000_8000L;
    public static final long I32 = 0x8000_0000_8000_0000L;

    private static final long LOW_BYTES = 0x00FF_00FF_00FF_00FFL;
    private static final long LOW_SHORTS = 0x0000_FFFF_0000_FFFFL;
    private static final long LOW_INT = 0xFFFF_FFFFL;

    private Lanes() {}

    /** {@return the number of bits of a lane} */
    private static int width(long tops) {
        return Long.numberOfTrailingZeros(tops) + 1;
    }

    /** {@return a value in each lane} */
    public static long splat(long tops, long value) {
        return (tops >>> width(tops) - 1) * value;
    }

    public static long add(long tops, long a, long b) {
        return (a & ~tops) + (b & ~tops) ^ (a ^ b) & tops;
    }

    public static long subtract(long tops, long a, long b) {
        return (a | tops) - (b & ~tops) ^ (a ^ ~b) & tops;
    }

    public static long negate(long tops, long a) {
        return subtract(tops, 0, a);
    }

    public static long absolute(long tops, long a) {
        long negative = mask(tops, a & tops);
        return subtract(tops, a ^ negative, negative);
    }

    /** {@return a mask of the lanes whose top bits are given} */
    public static long mask(long tops, long bits) {
        return (bits << 1) - (bits >>> width(tops) - 1);
    }

    /** {@return the bits of {@code a} where the mask has ones, those of {@code b} elsewhere} */
    public static long choose(long mask, long a, long b) {
        return b ^ (a ^ b) & mask;
    }

    /** {@return the top bits of the lanes that are zero} */
    private static long zeros(long tops, long a) {
        return ~((a & ~tops) + ~tops | a) & tops;
    }

    /** {@return whether no lane is zero} */
    public static boolean allTrue(long tops, long a) {
        return zeros(tops, a) == 0;
    }

    /** {@return a mask of the lanes that are equal} */
    public static long equal(long tops, long a, long b) {
        return mask(tops, zeros(tops, a ^ b));
    }

    /** {@return the top bits of the lanes where a - b, unsigned, borrows} */
    private static long borrows(long tops, long a, long b) {
        return (~a & b | ~(a ^ b) & subtract(tops, a, b)) & tops;
    }

    /** {@return a mask of the lanes where a is less, unsigned} */
    public static long lessUnsigned(long tops, long a, long b) {
        return mask(tops, borrows(tops, a, b));
    }

    /** {@return a mask of the lanes where a is less, signed} */
    public static long lessSigned(long tops, long a, long b) {
        return lessUnsigned(tops, a ^ tops, b ^ tops);
    }

    public static long minUnsigned(long tops, long a, long b) {
        return choose(lessUnsigned(tops, a, b), a, b);
    }

    public static long maxUnsigned(long tops, long a, long b) {
        return choose(lessUnsigned(tops, a, b), b, a);
    }

    public static long minSigned(long tops, long a, long b) {
        return choose(lessSigned(tops, a, b), a, b);
    }

    public static long maxSigned(long tops, long a, long b) {
        return choose(lessSigned(tops, a, b), b, a);
    }

    public static long addSaturatedUnsigned(long tops, long a, long b) {
        long sum = add(tops, a, b);
        return sum | mask(tops, (a & b | (a | b) & ~sum) & tops);
    }

    public static long subtractSaturatedUnsigned(long tops, long a, long b) {
        return subtract(tops, a, b) & ~lessUnsigned(tops, a, b);
    }

    public static long addSaturatedSigned(long tops, long a, long b) {
        long sum = add(tops, a, b);
        return saturated(tops, a, ~(a ^ b) & (a ^ sum), sum);
    }

    public static long subtractSaturatedSigned(long tops, long a, long b) {
        long difference = subtract(tops, a, b);
        return saturated(tops, a, (a ^ b) & (a ^ difference), difference);
    }

    /** {@return results, except that lanes whose top bit is set in {@code overflow} get the limit on a's side of zero} */
    private static long saturated(long tops, long a, long overflow, long results) {
        long limits = ((a & tops) >>> width(tops) - 1) + ~tops;
        return choose(mask(tops, overflow & tops), limits, results);
    }

    /** {@return averages, rounded up} */
    public static long average(long tops, long a, long b) {
        return (a | b) - ((a ^ b) >>> 1 & ~tops);
    }

    public static long shiftLeft(long tops, long a, int by) {
        int width = width(tops);
        int bits = by & width - 1;
        return a << bits & splat(tops, -1L << bits & -1L >>> -width);
    }

    public static long shiftRightUnsigned(long tops, long a, int by) {
        int width = width(tops);
        int bits = by & width - 1;
        return a >>> bits & splat(tops, -1L >>> 64 - width + bits);
    }

    public static long shiftRightSigned(long tops, long a, int by) {
        long sign = tops >>> (by & width(tops) - 1);
        return subtract(tops, shiftRightUnsigned(tops, a, by) ^ sign, sign);
    }

    /** {@return the number of ones in each byte} */
    public static long countOnes(long a) {
        long pairs = a - (a >>> 1 & 0x5555_5555_5555_5555L);
        long nibbles = (pairs & 0x3333_3333_3333_3333L) + (pairs >>> 2 & 0x3333_3333_3333_3333L);
        return nibbles + (nibbles >>> 4) & 0x0F0F_0F0F_0F0F_0F0FL;
    }

    public static long multiply16(long a, long b) {
        return a * b & 0xFFFF
                | ((a >>> 16) * (b >>> 16) & 0xFFFF) << 16
                | ((a >>> 32) * (b >>> 32) & 0xFFFF) << 32
                | (a >>> 48) * (b >>> 48) << 48;
    }

    public static long multiply32(long a, long b) {
        return a * b & LOW_INT | (a >>> 32) * (b >>> 32) << 32;
    }

    /** {@return four bytes as lanes of 16 bits, zero-extended} */
    public static long widen8(int a) {
        long x = a & LOW_INT;
        x = (x | x << 16) & LOW_SHORTS;
        return (x | x << 8) & LOW_BYTES;
    }

    /** {@return four bytes as lanes of 16 bits, sign-extended} */
    public static long widen8Signed(int a) {
        return extend8(widen8(a));
    }

    /** {@return two lanes of 16 bits as lanes of 32, zero-extended} */
    public static long widen16(int a) {
        return a & 0xFFFFL | (a & 0xFFFF_0000L) << 16;
    }

    /** {@return two lanes of 16 bits as lanes of 32, sign-extended} */
    public static long widen16Signed(int a) {
        return extend16(widen16(a));
    }

    /** {@return lanes of 16 bits whose low bytes are sign-extended} The high bytes are zero before. */
    private static long extend8(long a) {
        return subtract(I16, a ^ 0x0080_0080_0080_0080L, 0x0080_0080_0080_0080L);
    }

    /** {@return lanes of 32 bits whose low halves are sign-extended} The high halves are zero before. */
    private static long extend16(long a) {
        return subtract(I32, a ^ 0x0000_8000_0000_8000L, 0x0000_8000_0000_8000L);
    }

    /** {@return the sums of neighbours} */
    public static long addPairs8(long a) {
        return (a & LOW_BYTES) + (a >>> 8 & LOW_BYTES);
    }

    /** {@return the sums of neighbours, signed} */
    public static long addPairs8Signed(long a) {
        return add(I16, extend8(a & LOW_BYTES), extend8(a >>> 8 & LOW_BYTES));
    }

    /** {@return the sums of neighbours} */
    public static long addPairs16(long a) {
        return (a & LOW_SHORTS) + (a >>> 16 & LOW_SHORTS);
    }

    /** {@return the sums of neighbours, signed} */
    public static long addPairs16Signed(long a) {
        return add(I32, extend16(a & LOW_SHORTS), extend16(a >>> 16 & LOW_SHORTS));
    }

    /** {@return the low bytes of lanes of 16 bits} */
    public static long low8(long a) {
        long x = a & LOW_BYTES;
        x = (x | x >>> 8) & LOW_SHORTS;
        return (x | x >>> 16) & LOW_INT;
    }

    /** {@return the low halves of lanes of 32 bits} */
    public static long low16(long a) {
        return a & 0xFFFF | a >>> 16 & 0xFFFF_0000L;
    }

    /** {@return two lanes of 32 bits, of which the low bits count} */
    public static long pair(long low, long high) {
        return low & LOW_INT | high << 32;
    }
}
