package dev.stepwasm.engine;

import dev.stepwasm.wasm.type.ValueType;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Arguments or results: a list of {@link Value}s whose elements can be taken as Java values. Immutable. The methods that
 * take an index throw {@link IndexOutOfBoundsException} when there is no such value and
 * {@link IllegalArgumentException}, which says what is there, when it is of another type; those without an index are for
 * the first value.
 */
public final class Values extends AbstractList<Value> implements RandomAccess {
    private static final Values NONE = new Values();

    private final Value[] values;

    private Values(Value... values) {
        this.values = values;
    }

    /** {@return no values} */
    public static Values none() {
        return NONE;
    }

    /**
     * {@return values of the types that Java values have by themselves} {@code int} and {@code boolean} are i32,
     * {@code long} is i64, {@code float} f32, {@code double} f64, a function is a funcref, any other object an
     * externref; a {@link Value} is itself. null is the null externref: for others write {@link Value.Ref#ofNull}.
     */
    public static Values of(@Nullable Object... values) {
        return new Values(Stream.of(values).map(JavaValues::toValue).toArray(Value[]::new));
    }

    /** {@return a copy of a list} */
    public static Values copyOf(List<Value> values) {
        return values instanceof Values known ? known : new Values(values.toArray(Value[]::new));
    }

    @Override
    public Value get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }

    /** {@return an i32} */
    public int i32(int index) {
        return as(Value.I32.class, index, "i32").value();
    }

    /** {@return an i64} */
    public long i64(int index) {
        return as(Value.I64.class, index, "i64").value();
    }

    /** {@return an f32} */
    public float f32(int index) {
        return as(Value.F32.class, index, "f32").value();
    }

    /** {@return an f64} */
    public double f64(int index) {
        return as(Value.F64.class, index, "f64").value();
    }

    /** {@return a v128} */
    public Value.V128 v128(int index) {
        return as(Value.V128.class, index, "v128");
    }

    /** {@return the target of a reference, null for the null reference} */
    public @Nullable Object reference(int index) {
        return as(Value.Ref.class, index, "a reference").target();
    }

    /** {@return the first value, an i32} */
    public int i32() {
        return i32(0);
    }

    /** {@return the first value, an i64} */
    public long i64() {
        return i64(0);
    }

    /** {@return the first value, an f32} */
    public float f32() {
        return f32(0);
    }

    /** {@return the first value, an f64} */
    public double f64() {
        return f64(0);
    }

    /** {@return the first value, a v128} */
    public Value.V128 v128() {
        return v128(0);
    }

    /** {@return the target of the first value, a reference} */
    public @Nullable Object reference() {
        return reference(0);
    }

    private <T extends Value> T as(Class<T> kind, int index, String wanted) {
        Value value = values[index];
        if (!kind.isInstance(value)) {
            ValueType found = value.type();
            throw new IllegalArgumentException(
                    "value " + (index + 1) + " is " + found.show() + " " + value.show() + ", not " + wanted);
        }
        return kind.cast(value);
    }
}
