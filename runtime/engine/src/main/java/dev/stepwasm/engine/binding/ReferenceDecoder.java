package dev.stepwasm.engine.binding;

import dev.stepwasm.wasm.type.ValueType;
import org.jspecify.annotations.Nullable;

/** How references come from another runtime. */
@FunctionalInterface
public interface ReferenceDecoder {
    /** {@return the reference as our interpreter has it; null is the null reference} */
    @Nullable
    Object decode(ValueType.Reference type, long number, @Nullable Object carried);
}
