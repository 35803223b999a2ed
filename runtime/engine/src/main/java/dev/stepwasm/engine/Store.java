package dev.stepwasm.engine;

import dev.stepwasm.engine.interpret.ExecutionControl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Instances that are linked by name: each can import the exports of those that were made before it, besides what all of
 * them are given. They call each other without the host in between and have their call depth and limits in common. One
 * thread at a time may use a store.
 *
 * <pre>{@code
 * try (var store = new Store()) {
 *     store.instantiate("utils", utils);
 *     store.instantiate("calculator", calculator); // imports utils
 *     store.instantiate("main", main).invoke("run"); // imports calculator
 * }
 * }</pre>
 */
public final class Store implements AutoCloseable {
    private final Imports given;
    private final InstanceOptions options;
    private final ExecutionControl control;
    private final Map<String, StepInstance> instances = new LinkedHashMap<>();

    /** A store that gives nothing to its instances but each other. */
    public Store() {
        this(Imports.none());
    }

    /** A store that gives something to all its instances. */
    public Store(Imports given) {
        this(given, InstanceOptions.defaults());
    }

    /**
     * A store that gives something to all its instances.
     *
     * @param options for each of them; the call depth is for all together
     */
    public Store(Imports given, InstanceOptions options) {
        this.given = given;
        this.options = options;
        this.control = options.control();
    }

    /**
     * {@return a new instance, whose exports those made later can import under a name}
     *
     * @throws IllegalArgumentException if there is an instance of that name
     * @throws LinkException if imports are missing or are not what the module wants
     * @throws Trap if a segment does not fit, or the start function traps
     */
    public StepInstance instantiate(String name, StepModule module) {
        if (instances.containsKey(name)) {
            throw new IllegalArgumentException("the store has an instance named \"" + name + "\" already");
        }
        Imports.Builder imports = given.toBuilder();
        instances.forEach(imports::instance);
        StepInstance made = StepInstance.create(module, imports.build(), control, options);
        instances.put(name, made);
        return made;
    }

    /** {@return the instance of that name} @throws NoSuchElementException if there is none */
    public StepInstance instance(String name) {
        StepInstance known = instances.get(name);
        if (known == null) {
            throw new NoSuchElementException(
                    "the store has no instance named \"" + name + "\", only " + String.join(", ", instances.keySet()));
        }
        return known;
    }

    /** Closes all instances, the last one first. Their memories and globals stay readable. */
    @Override
    public void close() {
        List<StepInstance> made = new ArrayList<>(instances.values());
        for (int i = made.size() - 1; i >= 0; i--) {
            made.get(i).close();
        }
    }
}
