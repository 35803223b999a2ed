package dev.stepwasm.chicory;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.Instance;
import dev.stepwasm.engine.binding.FunctionNames;
import dev.stepwasm.engine.store.DefinedTypes;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.GlobalType;
import org.jspecify.annotations.Nullable;

/** A global of Chicory. */
final class OuterGlobal extends GlobalCell {
    private final GlobalInstance global;
    private final FunctionNames<Instance> functions;
    private final boolean ofFunctions;

    OuterGlobal(
            DefinedTypes scope,
            GlobalType type,
            GlobalInstance global,
            FunctionNames<Instance> functions,
            boolean ofFunctions) {
        super(scope, type);
        this.global = global;
        this.functions = functions;
        this.ofFunctions = ofFunctions;
    }

    @Override
    public long bits() {
        return global.getValueLow();
    }

    @Override
    public long high() {
        return global.getValueHigh();
    }

    @Override
    public void setVector(long newLow, long newHigh) {
        global.setValueLow(newLow);
        global.setValueHigh(newHigh);
    }

    @Override
    public void setBits(long newBits) {
        global.setValueLow(newBits);
    }

    @Override
    public @Nullable Object reference() {
        if (!type().type().isReference()) {
            return null;
        }
        return ofFunctions
                ? functions.function(global.getInstance(), (int) global.getValueLow())
                : HostNumbers.reference(global.getValueLow());
    }

    @Override
    public void setReference(@Nullable Object newReference) {
        if (!type().type().isReference()) {
            return;
        }
        if (!ofFunctions) {
            global.setValueLow(HostNumbers.number(newReference));
        } else if (newReference instanceof WasmFunction function) {
            FunctionNames.Name<Instance> name = functions.name(function);
            global.setValueLow(name.index());
            global.setInstance(name.instance());
        } else {
            global.setValueLow(FunctionNames.NULL);
        }
    }
}
