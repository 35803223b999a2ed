package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.Slots;
import java.math.BigInteger;

/** Numbers on the operand stack as addresses and indices. */
final class Operand {
    private Operand() {}

    /** {@return the 32 bits of an i32 without sign, all bits of an i64} */
    static long unsigned(Value operand) {
        return operand instanceof Value.I64(long all) ? all : Slots.bits(operand) & 0xFFFF_FFFFL;
    }

    /** {@return the bits of a number as a number without sign} */
    static BigInteger big(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    /** {@return a number with its sign} */
    static long signed(Value operand) {
        return operand instanceof Value.I32(int number) ? number : Slots.bits(operand);
    }

    /** {@return a count of things: {@code 1 byte}, {@code 2 bytes}} */
    static String count(Object number, String one, String more) {
        return number + " " + (number.toString().equals("1") ? one : more);
    }
}
