package dev.stepwasm.engine;

import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import org.jspecify.annotations.Nullable;

/** A value of WebAssembly: an argument, a result, a local, an operand, the content of a global. */
public sealed interface Value {
    /** A 32-bit integer; Wasm does not say whether it has a sign. */
    record I32(int value) implements Value {
        @Override
        public ValueType type() {
            return Numeric.I32;
        }

        @Override
        public String show() {
            return Integer.toString(value);
        }
    }

    /** A 64-bit integer; Wasm does not say whether it has a sign. */
    record I64(long value) implements Value {
        @Override
        public ValueType type() {
            return Numeric.I64;
        }

        @Override
        public String show() {
            return Long.toString(value);
        }
    }

    /** A 32-bit float. The bits of a NaN are kept. */
    record F32(float value) implements Value {
        @Override
        public ValueType type() {
            return Numeric.F32;
        }

        @Override
        public String show() {
            return ValueText.show(value);
        }
    }

    /** A 64-bit float. The bits of a NaN are kept. */
    record F64(double value) implements Value {
        @Override
        public ValueType type() {
            return Numeric.F64;
        }

        @Override
        public String show() {
            return ValueText.show(value);
        }
    }

    /**
     * A vector of 128 bits.
     *
     * @param low lanes with the low numbers
     */
    record V128(long low, long high) implements Value {
        @Override
        public ValueType type() {
            return ValueType.Vector.V128;
        }

        @Override
        public String show() {
            return show(VectorShape.I32X4);
        }

        /** {@return the lanes of that shape, as {@code f32x4:1.0,2.5,-inf,nan}} */
        public String show(VectorShape shape) {
            return shape.show(this);
        }
    }

    /**
     * A reference.
     *
     * @param type as declared where the value comes from, or what the target itself is
     * @param target a {@link dev.stepwasm.engine.store.WasmFunction} for {@code funcref}; a
     *     {@link dev.stepwasm.engine.store.StructObject}, {@link dev.stepwasm.engine.store.ArrayObject} or
     *     {@link dev.stepwasm.engine.store.I31} for {@code anyref}; an
     *     {@link dev.stepwasm.engine.store.ExceptionObject} for {@code exnref}; any object of the host for
     *     {@code externref}, or for an {@code anyref} made of one; null for the null reference
     */
    record Ref(ValueType.Reference type, @Nullable Object target) implements Value {
        /** {@return the null reference of a type} */
        public static Ref ofNull(ValueType.Reference type) {
            return new Ref(type, null);
        }

        @Override
        public String show() {
            return target == null ? "null" : target.toString();
        }
    }

    /** {@return the type} */
    ValueType type();

    /**
     * {@return the value for people: integers in signed decimal, floats in decimal, {@code inf}, {@code nan}, vectors as
     * {@code i32x4:1,2,3,4}}
     */
    String show();

    /** {@return an i32} */
    static I32 of(int value) {
        return new I32(value);
    }

    /** {@return an i64} */
    static I64 of(long value) {
        return new I64(value);
    }

    /** {@return an f32} */
    static F32 of(float value) {
        return new F32(value);
    }

    /** {@return an f64} */
    static F64 of(double value) {
        return new F64(value);
    }

    /**
     * {@return the value that a text means: decimal or hexadecimal ({@code 0x}) numbers, with sign, underscores between
     * digits, {@code inf}, {@code nan}; {@code null} for references; a shape and its lanes for vectors, as
     * {@code i32x4:1,2,3,4}. Integers may be signed or unsigned}
     *
     * @throws IllegalArgumentException with words for the user, when the text is not a value of that type
     */
    static Value parse(ValueType type, String text) {
        return ValueText.parse(type, text);
    }
}
