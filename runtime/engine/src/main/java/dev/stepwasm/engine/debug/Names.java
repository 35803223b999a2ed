package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.wasm.module.Module;
import java.util.Map;
import java.util.Optional;

/**
 * What people call the things of a module: {@code $name} where the name section knows one, else an expression that means
 * the same, such as {@code local[3]}. Immutable.
 */
final class Names {
    private final ModuleCode code;
    private final Module module;

    Names(ModuleCode code) {
        this.code = code;
        this.module = code.module();
    }

    String function(int index) {
        return code.functionName(index);
    }

    String local(int function, int index) {
        return local(module, function, index);
    }

    static String local(Module module, int function, int index) {
        return module.names().local(function, index).map(Names::dollar).orElseGet(() -> indexed("local", index));
    }

    String global(int index) {
        return named(module.names().globals(), index, "global");
    }

    String memory(int index) {
        return named(module.names().memories(), index, "memory");
    }

    String table(int index) {
        return named(module.names().tables(), index, "table");
    }

    private static String named(Map<Integer, String> names, int index, String kind) {
        return Optional.ofNullable(names.get(index)).map(Names::dollar).orElseGet(() -> indexed(kind, index));
    }

    private static String dollar(String name) {
        return "$" + name;
    }

    private static String indexed(String kind, int index) {
        return kind + "[" + index + "]";
    }
}
