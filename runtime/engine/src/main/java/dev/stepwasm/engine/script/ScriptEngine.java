package dev.stepwasm.engine.script;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.interpret.ExecutionControl;
import java.util.Map;
import java.util.OptionalLong;

/** What the instances that one thread of a script makes share. */
final class ScriptEngine {
    private final ExecutionControl control = new ExecutionControl();
    private final InstanceOptions options;

    /** @param memoryBytes bytes that the memories of each instance may have together */
    ScriptEngine(OptionalLong memoryBytes) {
        InstanceOptions unlimited = InstanceOptions.defaults();
        this.options = memoryBytes.isPresent() ? unlimited.withMemoryBytes(memoryBytes.getAsLong()) : unlimited;
    }

    /** {@return a new instance, which may import from others} Throws as {@link StepModule#instantiate(Imports)}. */
    StepInstance instantiate(StepModule module, Map<String, StepInstance> registered) {
        Imports.Builder imports = Imports.builder();
        registered.forEach(imports::instance);
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
