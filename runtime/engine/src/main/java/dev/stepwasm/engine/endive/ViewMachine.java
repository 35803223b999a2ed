package dev.stepwasm.engine.endive;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Instances;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.CallResult;
import run.endive.runtime.Machine;
import run.endive.runtime.TrapException;

/**
 * Our interpreter as a machine of Endive: runs the functions of an instance when Endive, or a host function written for
 * it, calls them. Numbers travel in a {@code long[]}, references in an {@code Object[]} beside it.
 */
final class ViewMachine implements Machine {
    private final InstanceState instance;

    ViewMachine(InstanceState instance) {
        this.instance = instance;
    }

    @Override
    public long[] call(int function, long[] arguments) {
        return callWithRefs(function, arguments, new Object[arguments.length]).longs();
    }

    @Override
    public long[] call(int function, long[] arguments, @Nullable Object[] references) {
        return callWithRefs(function, arguments, references).longs();
    }

    @Override
    public CallResult callWithRefs(int function, long[] arguments, @Nullable Object @Nullable [] references) {
        WasmFunction callee = instance.function(function);
        List<ValueType> types = callee.type().parameters();
        var values = new ArrayList<Value>(types.size());
        for (int i = 0; i < types.size(); i++) {
            values.add(Slots.value(types.get(i), arguments[i], 0, references == null ? null : references[i]));
        }
        List<Value> results;
        try {
            results = Instances.call(callee, values);
        } catch (Trap trap) {
            throw (TrapException) new TrapException(trap.getMessage()).initCause(trap);
        }
        return CallResult.of(
                results.stream().mapToLong(Slots::bits).toArray(),
                results.stream().map(Slots::reference).toArray());
    }
}
