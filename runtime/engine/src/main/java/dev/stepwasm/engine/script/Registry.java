package dev.stepwasm.engine.script;

import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wat.script.ScriptModule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names that a script has given so far. Used by one thread. */
final class Registry {
    private final Map<String, Slot> instances = new HashMap<>();
    private final Map<String, Slot> registered = new HashMap<>();
    private final Map<String, ScriptModule> definitions = new HashMap<>();
    private Slot current = new Slot.Absent("no module stands before it");
    private @Nullable ScriptModule defined;

    /** Remembers a module that instances can be made of. */
    void define(ScriptModule module) {
        defined = module;
        module.name().ifPresent(name -> definitions.put(name, module));
    }

    /** {@return a module that was defined; without a name the one defined last} */
    Optional<ScriptModule> definition(Optional<String> name) {
        return name.isPresent() ? Optional.ofNullable(definitions.get(name.get())) : Optional.ofNullable(defined);
    }

    /** Remembers an instance, or that there is none, as the one made last. */
    void put(Optional<String> name, Slot slot) {
        current = slot;
        name.ifPresent(known -> instances.put(known, slot));
    }

    /** {@return an instance; without a name the one made last} */
    Slot instance(Optional<String> name) {
        return name.map(known ->
                        instances.getOrDefault(known, new Slot.Absent("there is no instance `$" + known + "`")))
                .orElse(current);
    }

    /** Lets modules import from an instance. */
    void register(String name, Slot slot) {
        registered.put(name, slot);
    }

    /** {@return the instances that modules may import from} */
    Map<String, StepInstance> registered() {
        var present = new HashMap<String, StepInstance>();
        registered.forEach((name, slot) -> {
            if (slot instanceof Slot.Instance(StepInstance instance)) {
                present.put(name, instance);
            }
        });
        return present;
    }

    /** {@return why something that a module imports is not there although the script registers it} */
    Optional<String> missing(Module module) {
        for (Import wanted : module.imports()) {
            if (registered.get(wanted.module()) instanceof Slot.Absent(String reason)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
