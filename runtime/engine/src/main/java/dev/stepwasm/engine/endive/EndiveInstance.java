package dev.stepwasm.engine.endive;

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
import run.endive.runtime.CallResult;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmException;

/** An instance of Endive as our interpreter sees it. Functions travel as indices, references of the host as objects. */
final class EndiveInstance implements Outer, ReferenceCodec {
    private final Module module;
    private final DefinedTypes types;
    private final Instance instance;
    private final FunctionNames<Instance> functions;

    EndiveInstance(StepModule module, Instance instance, Supplier<InstanceState> state) {
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
        var type = new FunctionType(EndiveTypes.of(declared.params()), EndiveTypes.of(declared.returns()));
        var codec = new HostReferences();
        return new HostedFunction(type, "func[" + index + "] of another instance", arguments -> {
            Packing packed = Packing.of(type.parameters(), arguments, codec);
            try {
                return unpack(type, other.getMachine().callWithRefs(index, packed.numbers(), packed.objects()), codec);
            } catch (WasmException thrown) {
                throw ours(thrown);
            }
        });
    }

    private static List<Value> unpack(FunctionType type, @Nullable CallResult results, ReferenceCodec codec) {
        return results == null
                ? Packing.unpack(type.results(), null, null, codec)
                : Packing.unpack(type.results(), results.longs(), results.refs(), codec);
    }

    Instance instance() {
        return instance;
    }

    @Override
    public LinearMemory memory(int index, MemoryType type) {
        Memory memory = instance.memory(index);
        return memory instanceof EndiveMemory own ? own.memory : new EndiveLinearMemory(memory);
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
        return EndiveExceptions.tag(instance, index, type, name);
    }

    static boolean isFunction(ValueType.Reference type) {
        return type.heap() == HeapType.Abstract.FUNC
                || type.heap() == HeapType.Abstract.NOFUNC
                || type.heap() instanceof HeapType.Concrete;
    }

    @Override
    public List<Value> callImport(int index, List<Value> arguments) {
        FunctionType type = Objects.requireNonNull(module.types().function(module.functionTypeIndex(index)));
        Packing packed = Packing.of(type.parameters(), arguments, this);
        var handle = instance.imports().function(index).handle();
        try {
            return unpack(type, handle.applyWithRefs(instance, packed.numbers(), packed.objects()), this);
        } catch (WasmException thrown) {
            throw ours(thrown);
        }
    }

    private RuntimeException ours(WasmException thrown) {
        return EndiveExceptions.ours(
                thrown, (type, number, carried) -> decode(thrown.instance(), type, number, carried));
    }

    /** Structures and arrays travel too, in exceptions that only our interpreter catches; their type does not tell. */
    private @Nullable Object decode(Instance of, ValueType.Reference type, long number, @Nullable Object carried) {
        return carried == null && isFunction(type) ? functions.function(of, (int) number) : carried;
    }

    @Override
    public @Nullable Object decode(ValueType.Reference type, long number, @Nullable Object carried) {
        return decode(instance, type, number, carried);
    }

    @Override
    public long number(ValueType.Reference type, @Nullable Object reference) {
        if (reference instanceof WasmFunction function) {
            return functions.index(function);
        }
        return reference == null && isFunction(type) ? FunctionNames.NULL : 0;
    }

    @Override
    public @Nullable Object carried(ValueType.Reference type, @Nullable Object reference) {
        return reference instanceof WasmFunction ? null : reference;
    }
}
