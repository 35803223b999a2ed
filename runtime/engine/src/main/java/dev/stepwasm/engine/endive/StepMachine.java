package dev.stepwasm.engine.endive;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.binding.BoundInstance;
import dev.stepwasm.engine.binding.Digest;
import dev.stepwasm.engine.binding.Packing;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.CallResult;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.runtime.Memory;
import run.endive.runtime.TrapException;
import run.endive.wasm.types.MemoryLimits;

/**
 * Our interpreter as a machine for programs that make instances of Endive themselves, so that these can be stepped,
 * traced and limited:
 *
 * <pre>{@code
 * Instance.builder(Parser.parse(bytes))
 *         .withMachineFactory(StepMachine.factory(bytes))
 *         .withMemoryFactory(StepMachine.memoryFactory())
 *         .build();
 * }</pre>
 *
 * <p>The state stays Endive's: memories, tables, globals, tags and imports are those of the {@link Instance}, and what the
 * code throws is an exception of Endive. With {@link #memoryFactory} the memory is one of ours and code runs at full speed;
 * with any other it runs, slower. What Endive's parser refuses (64-bit memories, relaxed SIMD and others) cannot be run
 * this way, only with {@link StepModule}. One thread at a time may use an instance.
 */
public final class StepMachine implements Machine {
    private final BoundInstance bound;
    private final EndiveInstance outer;

    private StepMachine(StepModule module, ExecutionControl control, Instance instance) {
        Digest.requireSame(module, instance.module().digest());
        this.outer = new EndiveInstance(module, instance, this::state);
        this.bound = new BoundInstance(module, control, outer);
    }

    /**
     * {@return what makes a machine for each instance of a module}
     *
     * @param file the binary that Endive has parsed, because Endive does not keep it
     * @throws IllegalArgumentException if the module is not valid; for each instance, if it is not one of that binary or
     *     has something that cannot pass between two runtimes
     */
    public static Function<Instance, Machine> factory(byte[] file) {
        try {
            StepModule module = StepModule.of(file);
            return instance -> new StepMachine(module, new ExecutionControl(), instance);
        } catch (InvalidModuleException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * {@return what makes a machine for each instance of a module}
     *
     * @param control steers all of them
     */
    public static Function<Instance, Machine> factory(StepModule module, ExecutionControl control) {
        return instance -> new StepMachine(module, control, instance);
    }

    /** {@return what makes memories that the interpreter reaches directly, for {@code Instance.Builder}} */
    public static Function<MemoryLimits, Memory> memoryFactory() {
        return OwnMemory::new;
    }

    /** {@return the machine of an instance} @throws IllegalArgumentException if it has another */
    public static StepMachine of(Instance instance) {
        if (instance.getMachine() instanceof StepMachine machine) {
            return machine;
        }
        throw new IllegalArgumentException("the instance was not made with StepMachine.factory");
    }

    /** {@return what steers this instance: pausing, breakpoints, probes, limits} */
    public ExecutionControl control() {
        return bound.control();
    }

    /** {@return the code as breakpoints name it} Only when the instance has been made. */
    public ModuleCode code() {
        return bound.code();
    }

    /** {@return functions, memories, tables and globals by index} Only when Endive has made the instance. */
    public InstanceState state() {
        return bound.state();
    }

    EndiveInstance outer() {
        return outer;
    }

    @Override
    public long[] call(int function, long[] arguments) {
        return callWithRefs(function, arguments, new @Nullable Object[arguments.length])
                .longs();
    }

    @Override
    public long[] call(int function, long[] arguments, @Nullable Object @Nullable [] references) {
        return callWithRefs(function, arguments, references).longs();
    }

    @Override
    public CallResult callWithRefs(int function, long[] arguments, @Nullable Object @Nullable [] references) {
        FunctionType type = state().function(function).type();
        List<Value> values = Packing.unpack(type.parameters(), arguments, references, outer);
        try {
            Packing results = Packing.of(type.results(), bound.call(function, values), outer);
            return CallResult.of(results.numbers(), results.objects());
        } catch (WasmException thrown) {
            throw EndiveExceptions.endives(thrown, this);
        } catch (Trap trap) {
            throw (TrapException) new TrapException(trap.getMessage()).initCause(trap);
        }
    }
}
