package dev.stepwasm.engine.binding;

import dev.stepwasm.wasm.type.ValueType;
import org.jspecify.annotations.Nullable;

/** How another runtime represents references: by a number, by an object that travels beside it, or both. */
public interface ReferenceCodec extends ReferenceDecoder {
    /** {@return the number of a reference} */
    long number(ValueType.Reference type, @Nullable Object reference);

    /** {@return the object that travels beside the number; null if there is none} */
    @Nullable
    Object carried(ValueType.Reference type, @Nullable Object reference);
}
