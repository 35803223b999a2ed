package dev.stepwasm.engine.script;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StackLimits;
import java.util.Map;
import java.util.OptionalLong;

/** What the instances that one thread of a script makes share. */
final class ScriptEngine {
    private final ExecutionControl control;
    private final InstanceOptions options;

    private final ScriptObserver observer;

    /** @param options how much each instance may use */
    ScriptEngine(ExecutionControl control, InstanceOptions options, ScriptObserver observer) {
        this.control = control;
        this.options = options;
        this.observer = observer;
    }

    /** {@return one with a control of its own} */
    static ScriptEngine of(ScriptOptions options, ScriptObserver observer) {
        OptionalLong memoryBytes = options.memoryBytes();
        InstanceOptions unlimited = InstanceOptions.defaults();
        return new ScriptEngine(
                new ExecutionControl(StackLimits.DEFAULT, options.tier()),
                memoryBytes.isPresent() ? unlimited.withMemoryBytes(memoryBytes.getAsLong()) : unlimited,
                observer);
    }

    /** {@return a new instance, which may import from others} Throws as {@link StepModule#instantiate(Imports)}. */
    StepInstance instantiate(StepModule module, Map<String, StepInstance> registered) {
        Imports.Builder imports = Imports.builder();
        registered.forEach(imports::instance);
        observer.makes(module, control);
        return module.instantiate(imports.build(), control, options);
    }

    /** {@return a new instance of what belongs to the engine, without limits} Throws as {@link StepModule#instantiate(Imports)}. */
    StepInstance instantiate(StepModule module, Imports imports) {
        return module.instantiate(imports, control);
    }

    /** Ends the call that runs now, if one does. Any thread. */
    void interrupt() {
        control.cancel();
    }
}
