package dev.stepwasm.chicory;

import dev.stepwasm.engine.binding.FunctionNames;
import dev.stepwasm.engine.binding.ReferenceCodec;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.ValueType;
import org.jspecify.annotations.Nullable;

/** References of Chicory's hosts: numbers that only the host understands, as {@code Long} in our interpreter; -1 is null. */
final class HostNumbers {
    /** References in a call to another instance: numbers of the host, and no functions, which have other numbers there. */
    static final ReferenceCodec CODEC = new ReferenceCodec() {
        @Override
        public @Nullable Object decode(ValueType.Reference type, long number, @Nullable Object carried) {
            if (ChicoryInstance.isFunction(type) && number != FunctionNames.NULL) {
                throw new IllegalArgumentException(
                        "a function reference cannot be returned by a function of another instance");
            }
            return reference(number);
        }

        @Override
        public long number(ValueType.Reference type, @Nullable Object reference) {
            if (reference instanceof WasmFunction function) {
                throw new IllegalArgumentException(
                        "a reference to " + function.name() + " cannot be given to a function of another instance");
            }
            return HostNumbers.number(reference);
        }

        @Override
        public @Nullable Object carried(ValueType.Reference type, @Nullable Object reference) {
            return null;
        }
    };

    private HostNumbers() {}

    static @Nullable Object reference(long number) {
        return number == FunctionNames.NULL ? null : (Long) number;
    }

    /** @throws IllegalArgumentException if it is a reference of ours */
    static long number(@Nullable Object reference) {
        return switch (reference) {
            case null -> FunctionNames.NULL;
            case Long number -> number;
            default -> throw new IllegalArgumentException("Chicory has no reference to " + reference);
        };
    }
}
