package dev.stepwasm.engine.endive;

import dev.stepwasm.engine.binding.BoundTable;
import dev.stepwasm.engine.binding.FunctionNames;
import dev.stepwasm.engine.store.DefinedTypes;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.TableType;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.Instance;
import run.endive.runtime.TableInstance;

/** A table of Endive: functions by instance and index, or objects of the host. */
final class OuterTable extends BoundTable {
    private final TableInstance table;
    private final Instance self;
    private final FunctionNames<Instance> functions;
    private final boolean ofFunctions;

    OuterTable(
            DefinedTypes scope,
            TableType type,
            TableInstance table,
            Instance self,
            FunctionNames<Instance> functions,
            boolean ofFunctions) {
        super(scope, type);
        this.table = table;
        this.self = self;
        this.functions = functions;
        this.ofFunctions = ofFunctions;
    }

    @Override
    public int size() {
        return table.size();
    }

    @Override
    public @Nullable Object get(int index) {
        return ofFunctions ? functions.function(table.instance(index), table.ref(index)) : table.objRef(index);
    }

    @Override
    public void set(int index, @Nullable Object reference) {
        if (!ofFunctions) {
            table.setObjRef(index, reference, self);
        } else if (reference instanceof WasmFunction function) {
            FunctionNames.Name<Instance> name = functions.name(function);
            table.setRef(index, name.index(), name.instance());
        } else {
            table.setRef(index, FunctionNames.NULL, self);
        }
    }

    @Override
    protected void resize(int size) {
        int more = size - table.size();
        int before = ofFunctions ? table.grow(more, FunctionNames.NULL, self) : table.growWithRef(more, null, self);
        if (before < 0) {
            throw new OutOfMemoryError("the table of Endive did not grow");
        }
    }
}
