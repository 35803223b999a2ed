package dev.stepwasm.wasm.type;

import java.util.function.IntUnaryOperator;

/** What a type definition says: a function, a struct or an array (core spec 2.3.8). */
public sealed interface CompositeType permits FunctionType, StructType, ArrayType {
    /** {@return the type as the text format writes it} */
    String show();

    /** {@return the type with other type indices} */
    CompositeType mapIndices(IntUnaryOperator mapping);
}
