package dev.stepwasm.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.binding.FunctionNames;
import dev.stepwasm.engine.binding.Outer;
import dev.stepwasm.engine.binding.Packing;
import dev.stepwasm.engine.binding.ReferenceCodec;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.DefinedTypes;
import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.HostedFunction;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An instance of Chicory as our interpreter sees it. References travel as numbers: of functions, or of the host's. */
final class ChicoryInstance implements Outer, ReferenceCodec {
    private final Module module;
    private final DefinedTypes types;
    private final Instance instance;
    private final FunctionNames<Instance> functions;

    ChicoryInstance(StepModule module, Instance instance, Supplier<InstanceState> state) {
        this.module = module.module();
        this.types = module.code().types();
        this.instance = instance;
        this.functions = new FunctionNames<>(instance, state, this::foreign);
    }

    /** A function of another instance; its machine says what runs it. */
    private WasmFunction foreign(Instance other, int index) {
        if (other.getMachine() instanceof StepMachine machine) {
            return machine.state().function(index);
        }
        var declared = other.type(other.functionType(index));
        var type = new FunctionType(ChicoryTypes.of(declared.params()), ChicoryTypes.of(declared.returns()));
        return new HostedFunction(type, "func[" + index + "] of another instance", arguments -> {
            long[] packed =
                    Packing.of(type.parameters(), arguments, HostNumbers.CODEC).numbers();
            try {
                return Packing.unpack(type.results(), other.getMachine().call(index, packed), null, HostNumbers.CODEC);
            } catch (WasmException thrown) {
                throw ours(thrown);
            }
        });
    }

    Instance instance() {
        return instance;
    }

    @Override
    public LinearMemory memory(int index, MemoryType type) {
        return new ChicoryLinearMemory(instance.memory(index));
    }

    @Override
    public ReferenceTable table(int index, TableType type) {
        return new OuterTable(types, type, instance.table(index), instance, functions, isFunction(type.element()));
    }

    @Override
    public GlobalCell global(int index, GlobalType type) {
        boolean ofFunctions = type.type() instanceof ValueType.Reference reference && isFunction(reference);
        return new OuterGlobal(types, type, instance.global(index), functions, ofFunctions);
    }

    @Override
    public ExceptionTag tag(int index, DefinedType type, String name) {
        return ChicoryExceptions.tag(instance, index, type, name);
    }

    static boolean isFunction(ValueType.Reference type) {
        return type.heap() == HeapType.Abstract.FUNC
                || type.heap() == HeapType.Abstract.NOFUNC
                || type.heap() instanceof HeapType.Concrete;
    }

    @Override
    public List<Value> callImport(int index, List<Value> arguments) {
        FunctionType type = Objects.requireNonNull(module.types().function(module.functionTypeIndex(index)));
        long[] packed = Packing.of(type.parameters(), arguments, this).numbers();
        var handle = instance.imports().function(index).handle();
        try {
            return Packing.unpack(type.results(), handle.apply(instance, packed), null, this);
        } catch (WasmException thrown) {
            throw ours(thrown);
        }
    }

    private RuntimeException ours(WasmException thrown) {
        return ChicoryExceptions.ours(
                thrown,
                (type, number, carried) -> isFunction(type)
                        ? functions.function(thrown.instance(), (int) number)
                        : HostNumbers.reference(number));
    }

    @Override
    public @Nullable Object decode(ValueType.Reference type, long number, @Nullable Object carried) {
        return isFunction(type) ? functions.function(null, (int) number) : HostNumbers.reference(number);
    }

    @Override
    public long number(ValueType.Reference type, @Nullable Object reference) {
        return reference instanceof WasmFunction function ? functions.index(function) : HostNumbers.number(reference);
    }

    @Override
    public @Nullable Object carried(ValueType.Reference type, @Nullable Object reference) {
        return null;
    }
}
