package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.Value.V128;
import dev.stepwasm.engine.VectorShape;
import dev.stepwasm.engine.store.References;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** What a part of an expression is when it is evaluated. */
sealed interface Datum {
    /**
     * A value of the program, or one that was calculated from such.
     *
     * @param unsigned whether it is an integer that is meant without sign
     */
    record Known(Value value, boolean unsigned) implements Datum {
        @Override
        public String type() {
            String type = value.type().show();
            return unsigned ? "u" + type.substring(1) : type;
        }
    }

    /** A number as written, with a sign perhaps, that has no type yet. */
    record Literal(String text, boolean integer) implements Datum {
        /** {@return the number as a value of a type} @throws IllegalArgumentException if it is none of them */
        Value as(ValueType type) {
            return Value.parse(type, text);
        }

        /** {@return the number in the type that it has by itself: i32, else i64; f64} */
        Value alone() {
            return as(!integer ? Numeric.F64 : fitsI32() ? Numeric.I32 : Numeric.I64);
        }

        boolean fitsI32() {
            return big().bitLength() < 32;
        }

        private BigInteger big() {
            String plain = text.replace("_", "");
            boolean negative = plain.startsWith("-");
            String digits = negative ? plain.substring(1) : plain;
            boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
            BigInteger magnitude = hex ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
            return negative ? magnitude.negate() : magnitude;
        }

        Literal negated() {
            return new Literal(text.startsWith("-") ? text.substring(1) : "-" + text, integer);
        }

        @Override
        public String type() {
            return integer ? "an integer" : "a float";
        }
    }

    /**
     * Characters.
     *
     * @param range the bytes that they are, if they are in a memory
     */
    record Text(String text, Optional<Range> range) implements Datum {
        Text(String text) {
            this(text, Optional.empty());
        }

        @Override
        public String type() {
            return "text";
        }
    }

    /** A vector seen as lanes. */
    record Lanes(V128 vector, VectorShape shape) implements Datum {
        @Override
        public String type() {
            return "v128";
        }
    }

    /** A memory or a table, which is no value. */
    record Whole(Subject subject) implements Datum {
        @Override
        public String type() {
            return subject instanceof Subject.Memory ? "a memory" : "a table";
        }
    }

    /** What a function returns that returns no value, or several. */
    record Results(List<Value> values) implements Datum {
        public Results {
            values = List.copyOf(values);
        }

        @Override
        public String type() {
            return values.isEmpty() ? "nothing" : values.size() + " values";
        }
    }

    /** Something whose type only the running program knows. */
    record Unknown() implements Datum {
        @Override
        public String type() {
            return "anything";
        }
    }

    /** {@return its type for people} */
    String type();

    /** {@return a value without a sign to be considered} */
    static Datum of(Value value) {
        return new Known(value, false);
    }

    /** {@return a truth as Wasm has it} */
    static Datum of(boolean truth) {
        return of(Value.of(truth ? 1 : 0));
    }

    /** {@return whether two references point to the same thing} */
    static boolean same(Value.Ref a, Value.Ref b) {
        return References.same(a.target(), b.target());
    }
}
