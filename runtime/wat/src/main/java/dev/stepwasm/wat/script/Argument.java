package dev.stepwasm.wat.script;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;

/** A constant that is given to a function. */
public sealed interface Argument {
    /** {@return its place in the file} */
    Span span();

    /**
     * A number.
     *
     * @param bits of the number, in the low half for 32 bits: sign-extended for {@code i32}, zero-extended for {@code f32}
     */
    record Number(Span span, ValueType.Numeric type, long bits) implements Argument {}

    /**
     * A vector.
     *
     * @param low the first eight bytes, the first one lowest
     */
    record Vector(Span span, long low, long high) implements Argument {}

    /** {@code (ref.null type)}. */
    record Null(Span span, HeapType.Abstract type) implements Argument {}

    /** {@code (ref.extern n)}: a reference to the n-th thing of the host, as {@code externref}. */
    record Extern(Span span, int number) implements Argument {}

    /** {@code (ref.host n)}: a reference to the n-th thing of the host, as {@code anyref}. */
    record Host(Span span, int number) implements Argument {}
}
