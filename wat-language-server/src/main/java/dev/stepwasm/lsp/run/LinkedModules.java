package dev.stepwasm.lsp.run;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.wasm.module.Import;
import java.util.List;
import java.util.Map;

/**
 * Other modules that a module is linked with when it runs.
 *
 * @param modules each behind those that it imports from
 * @param imports of the module that is run: numbers of modules by the names under which they are imported
 */
public record LinkedModules(List<Linked> modules, Map<String, Integer> imports) {
    /** None. */
    public static final LinkedModules NONE = new LinkedModules(List.of(), Map.of());

    /** Copies list and map. */
    public LinkedModules {
        modules = List.copyOf(modules);
        imports = Map.copyOf(imports);
    }

    /**
     * One of them.
     *
     * @param imports numbers of modules by the names under which it imports them
     */
    public record Linked(StepModule module, Map<String, Integer> imports) {
        /** Copies the map. */
        public Linked {
            imports = Map.copyOf(imports);
        }
    }

    /** {@return whether one of these modules gives an import} */
    boolean give(Map<String, Integer> imports, Import wanted) {
        Integer number = imports.get(wanted.module());
        return number != null
                && modules.get(number).module().module().export(wanted.name()).isPresent();
    }
}
