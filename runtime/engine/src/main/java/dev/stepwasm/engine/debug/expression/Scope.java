package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.DefinedTypes;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.NameSection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What names mean in a function. Names are given with their dollar sign. A global, memory or table without a name of its
 * own is known by that of its first export. Immutable.
 */
final class Scope {
    private final Module module;
    private final Map<Integer, String> locals;
    private final NameSection names;

    Scope(ModuleCode code, int function) {
        this.module = code.module();
        this.names = module.names();
        this.locals = names.locals().getOrDefault(function, Map.of());
    }

    OptionalInt local(String name) {
        return find(locals, name);
    }

    OptionalInt global(String name) {
        return find(names.globals(), ExternalKind.GLOBAL, name);
    }

    OptionalInt memory(String name) {
        return find(names.memories(), ExternalKind.MEMORY, name);
    }

    OptionalInt table(String name) {
        return find(names.tables(), ExternalKind.TABLE, name);
    }

    OptionalInt function(String name) {
        return find(names.functions(), ExternalKind.FUNCTION, name);
    }

    /** {@return the number of a field of a type that the module defines} */
    OptionalInt field(int type, String name) {
        return find(names.fields().getOrDefault(type, Map.of()), "$" + name);
    }

    /** {@return the name of a field of a type, which may be given in any of several definitions of it} */
    Optional<String> fieldName(DefinedTypes types, DefinedType of, int field) {
        DefinedType type = of;
        while (type != null) {
            for (int i = 0; i < types.size(); i++) {
                String name = names.fields().getOrDefault(i, Map.of()).get(field);
                if (types.get(i) == type && name != null) {
                    return Optional.of(name);
                }
            }
            type = type.supertype();
        }
        return Optional.empty();
    }

    boolean isKnown(String name) {
        return local(name).isPresent()
                || global(name).isPresent()
                || memory(name).isPresent()
                || table(name).isPresent()
                || function(name).isPresent();
    }

    private OptionalInt find(Map<Integer, String> named, ExternalKind kind, String name) {
        OptionalInt found = find(named, name);
        if (found.isPresent()) {
            return found;
        }
        return module.exports().stream()
                .filter(export -> export.kind() == kind && name.equals("$" + export.name()))
                .mapToInt(export -> export.index())
                .filter(index -> !named.containsKey(index))
                .findFirst();
    }

    private static OptionalInt find(Map<Integer, String> named, String name) {
        return named.entrySet().stream()
                .filter(entry -> name.equals("$" + entry.getValue()))
                .mapToInt(Map.Entry::getKey)
                .min();
    }
}
