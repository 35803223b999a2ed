package dev.stepwasm.engine.endive;

import dev.stepwasm.engine.binding.FunctionNames;
import dev.stepwasm.engine.binding.ReferenceCodec;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * References in a call from one instance of Endive to another: objects of the host and null. An index says nothing about
 * a function there, because the instances number their functions by themselves.
 */
final class HostReferences implements ReferenceCodec {
    @Override
    public @Nullable Object decode(ValueType.Reference type, long number, @Nullable Object carried) {
        if (EndiveInstance.isFunction(type) && number != FunctionNames.NULL) {
            throw new IllegalArgumentException(
                    "a function reference cannot be returned by a function of another instance");
        }
        return EndiveInstance.isFunction(type) ? null : carried;
    }

    @Override
    public long number(ValueType.Reference type, @Nullable Object reference) {
        if (reference instanceof WasmFunction function) {
            throw new IllegalArgumentException(
                    "a reference to " + function.name() + " cannot be given to a function of another instance");
        }
        return EndiveInstance.isFunction(type) ? FunctionNames.NULL : 0;
    }

    @Override
    public @Nullable Object carried(ValueType.Reference type, @Nullable Object reference) {
        return reference;
    }
}
