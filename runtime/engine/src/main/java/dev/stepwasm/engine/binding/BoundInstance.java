package dev.stepwasm.engine.binding;

import dev.stepwasm.engine.LiveInstances;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.Instances;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.HostedFunction;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An instance of another runtime whose functions our interpreter runs. It is made when the first function is called,
 * because the other runtime makes its machine before its tables and globals. Used by one thread at a time.
 */
public final class BoundInstance {
    private final StepModule module;
    private final ExecutionControl control;
    private final Outer outer;
    private @Nullable InstanceState state;

    /**
     * An instance of another runtime.
     *
     * @param module what it is an instance of
     * @param control steers it, and all others with the same control
     * @throws IllegalArgumentException if it has something that cannot be bound, which the message names
     */
    public BoundInstance(StepModule module, ExecutionControl control, Outer outer) {
        this.module = module;
        this.control = control;
        this.outer = outer;
        Boundary.require(module.module());
    }

    /** {@return what steers this instance: pausing, breakpoints, limits} */
    public ExecutionControl control() {
        return control;
    }

    /** {@return the code as breakpoints name it} Only when the other runtime has made the instance. */
    public ModuleCode code() {
        InstanceState bound = state();
        return bound.memoryCount() == 0 || bound.memory(0).isArray() ? module.code() : module.codeForForeignMemory();
    }

    /** {@return functions, memories, tables and globals by index} Only when the other runtime has made the instance. */
    public InstanceState state() {
        InstanceState known = state;
        if (known == null) {
            known = bind();
            state = known;
            LiveInstances.made(module, code(), control, known);
        }
        return known;
    }

    private InstanceState bind() {
        Module definitions = module.module();
        List<LinearMemory> memories = IntStream.range(0, definitions.memoryCount())
                .mapToObj(index -> outer.memory(index, definitions.memory(index)))
                .toList();
        List<ReferenceTable> tables = IntStream.range(0, definitions.tableCount())
                .mapToObj(index -> outer.table(index, definitions.table(index)))
                .toList();
        List<GlobalCell> globals = IntStream.range(0, definitions.globalCount())
                .mapToObj(index -> outer.global(index, definitions.global(index)))
                .toList();
        ModuleCode shared = module.code();
        boolean direct = memories.isEmpty() || memories.get(0).isArray();
        ModuleCode code = direct ? shared : module.codeForForeignMemory();
        return Instances.adopt(
                control, code, new Instances.Imported(imports(code), tables, memories, globals, tags(code)));
    }

    private List<ExceptionTag> tags(ModuleCode code) {
        Module definitions = module.module();
        return IntStream.range(0, definitions.tagCount())
                .mapToObj(index ->
                        outer.tag(index, code.types().get(definitions.tag(index).typeIndex()), code.tagName(index)))
                .toList();
    }

    private List<WasmFunction> imports(ModuleCode code) {
        var functions = new ArrayList<WasmFunction>();
        for (Import wanted : module.module().imports()) {
            if (wanted.type() instanceof ExternalType.Function(int typeIndex)) {
                int index = functions.size();
                FunctionType type =
                        Objects.requireNonNull(module.module().types().function(typeIndex));
                functions.add(new HostedFunction(
                        code.types().get(typeIndex),
                        code.types(),
                        type,
                        wanted.module() + "." + wanted.name(),
                        arguments -> outer.callImport(index, arguments)));
            }
        }
        return functions;
    }

    /**
     * {@return the results of a function}
     *
     * @throws Trap if the code traps
     * @throws WasmException if it throws an exception that it does not catch
     * @throws RuntimeException what a function of the other runtime has thrown, with the place of the call in our code as
     *     suppressed exception
     */
    public List<Value> call(int function, List<Value> arguments) {
        try {
            return Instances.call(state().function(function), arguments);
        } catch (Trap trap) {
            if (trap.reason() == TrapReason.HOST && trap.getCause() instanceof RuntimeException thrown) {
                thrown.addSuppressed(trap);
                throw thrown;
            }
            throw trap;
        }
    }
}
