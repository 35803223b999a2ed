package dev.stepwasm.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.TrapException;
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

/**
 * Our interpreter as a machine for programs that make instances of Chicory themselves, so that these can be stepped,
 * traced and limited:
 *
 * <pre>{@code
 * Instance.builder(Parser.parse(bytes)).withMachineFactory(StepMachine.factory(bytes)).build();
 * }</pre>
 *
 * <p>The state stays Chicory's: memories, tables, globals, tags and imports are those of the {@link Instance}, reached
 * through its methods, and what the code throws is an exception of Chicory. What Chicory's parser refuses (SIMD, 64-bit
 * memories and others) cannot be run this way, only with {@link StepModule}. One thread at a time may use an instance.
 */
public final class StepMachine implements Machine {
    private final BoundInstance bound;
    private final ChicoryInstance outer;

    private StepMachine(StepModule module, ExecutionControl control, Instance instance) {
        Digest.requireSame(module, instance.module().digest());
        this.outer = new ChicoryInstance(module, instance, this::state);
        this.bound = new BoundInstance(module, control, outer);
    }

    /**
     * {@return what makes a machine for each instance of a module}
     *
     * @param file the binary that Chicory has parsed, because Chicory does not keep it
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

    /** {@return functions, memories, tables and globals by index} Only when Chicory has made the instance. */
    public InstanceState state() {
        return bound.state();
    }

    ChicoryInstance outer() {
        return outer;
    }

    @Override
    public long[] call(int function, long[] arguments) {
        FunctionType type = state().function(function).type();
        List<Value> values = Packing.unpack(type.parameters(), arguments, null, outer);
        try {
            return Packing.of(type.results(), bound.call(function, values), outer)
                    .numbers();
        } catch (WasmException thrown) {
            throw ChicoryExceptions.chicorys(thrown, this);
        } catch (Trap trap) {
            throw (TrapException) new TrapException(trap.getMessage()).initCause(trap);
        }
    }
}
