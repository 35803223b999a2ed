package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.CodeHook;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.HostHook;
import dev.stepwasm.engine.interpret.TrapHook;
import dev.stepwasm.engine.store.LinearMemory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Attaches probes to the instances that run under one {@link ExecutionControl}. Any thread may attach and detach, also
 * while the program runs and from within a probe; running code takes notice at its next loop iteration, call or return.
 * Probes are called on the thread that runs the program, which stands still meanwhile. The {@link Activation} they get
 * shows and changes the whole state: locals, operands, callers, the instance. What a probe throws ends the program.
 *
 * <p>Code without probes runs as if there were none anywhere: instructions with probes are replaced, nothing is checked.
 * Behind a probe a function runs several times slower until its next loop iteration or return.
 */
public final class Probes {
    private final ExecutionControl control;

    private Probes(ExecutionControl control) {
        this.control = control;
    }

    /** {@return what attaches probes to all instances under a control, also those that are made later} */
    public static Probes of(ExecutionControl control) {
        return new Probes(control);
    }

    /** {@return what attaches probes to an instance, and to all others under the same control} */
    public static Probes of(StepInstance instance) {
        return of(instance.control());
    }

    /** Calls a probe before each instruction of a scope. */
    public Attachment instructions(Scope scope, Consumer<Activation> probe) {
        return attach(new ScopedHook.Instructions(scope, probe));
    }

    /** Calls a probe when a function of a scope has been entered. */
    public Attachment entries(Scope scope, Consumer<Activation> probe) {
        return attach(new ScopedHook.Entries(scope, probe));
    }

    /** Calls a probe when a function of a scope returns; not when a trap or an exception leaves it. */
    public Attachment returns(Scope scope, ReturnProbe probe) {
        return attach(new ScopedHook.Returns(scope, probe));
    }

    /** Calls a probe before and after the calls that stand in a scope. */
    public Attachment calls(Scope scope, CallProbe probe) {
        return attach(new ScopedHook.Calls(scope, probe));
    }

    /** Calls a probe whenever an iteration of a loop in a scope begins. */
    public Attachment loops(Scope scope, LoopProbe probe) {
        return attach(new ScopedHook.Loops(scope, probe, control));
    }

    /** Calls a probe before instructions of a scope read or write memory. */
    public Attachment memory(Scope scope, MemoryProbe probe) {
        return attach(new ScopedHook.Memory(scope, probe));
    }

    /** Calls a probe after functions of the host, WASI or the Java program wrote to a memory through its methods. */
    public Attachment hostWrites(LinearMemory memory, MemoryProbe probe) {
        HostWrites writes = HostWrites.attach(memory, probe);
        return once(() -> HostWrites.detach(memory, writes));
    }

    /** Calls a probe before and after functions of the host are called from code. */
    public Attachment hostCalls(HostHook probe) {
        control.hooks().attach(probe);
        return once(() -> control.hooks().detach(probe));
    }

    /** Calls a probe when an instruction traps. */
    public Attachment traps(TrapHook probe) {
        control.hooks().attach(probe);
        return once(() -> control.hooks().detach(probe));
    }

    private Attachment attach(CodeHook hook) {
        control.hooks().attach(hook);
        return once(() -> control.hooks().detach(hook));
    }

    private static Attachment once(Runnable detach) {
        var attached = new AtomicBoolean(true);
        return () -> {
            if (attached.getAndSet(false)) {
                detach.run();
            }
        };
    }
}
