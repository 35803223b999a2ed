package dev.stepwasm.engine.condition;

import java.util.function.IntToLongFunction;

/** An integer that depends on nothing but locals. An i32 is extended with its sign to 64 bits. Immutable, as its conditions are. */
public sealed interface LocalNumber {
    /** {@return what it is} @param locals as for {@link LocalCondition#holds} */
    long in(IntToLongFunction locals);

    /** {@return a number that is compared as this one would be without sign} */
    default LocalNumber withoutSign() {
        // An i32 with its sign extended is compared without sign as it would be with 32 bits.
        return new Calculated(Calculation.BIT_XOR, this, new Constant(Long.MIN_VALUE), false);
    }

    /** What is in a local. */
    record Local(int index, boolean isI32) implements LocalNumber {
        @Override
        public long in(IntToLongFunction locals) {
            long bits = locals.applyAsLong(index);
            return isI32 ? (int) bits : bits;
        }
    }

    /** A number as written. */
    record Constant(long value) implements LocalNumber {
        @Override
        public long in(IntToLongFunction locals) {
            return value;
        }
    }

    /** What is done with two numbers; none of it fails. */
    enum Calculation {
        PLUS,
        MINUS,
        TIMES,
        BIT_AND,
        BIT_OR,
        BIT_XOR,
        /** Of numbers with sign; the second is not 0. */
        REMAINDER;

        long of(long left, long right) {
            return switch (this) {
                case PLUS -> left + right;
                case MINUS -> left - right;
                case TIMES -> left * right;
                case BIT_AND -> left & right;
                case BIT_OR -> left | right;
                case BIT_XOR -> left ^ right;
                case REMAINDER -> left % right;
            };
        }
    }

    /** Made of two numbers. */
    record Calculated(Calculation calculation, LocalNumber left, LocalNumber right, boolean isI32)
            implements LocalNumber {
        @Override
        public long in(IntToLongFunction locals) {
            long bits = calculation.of(left.in(locals), right.in(locals));
            return isI32 ? (int) bits : bits;
        }
    }
}
