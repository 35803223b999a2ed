package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What names mean in {@link Shorthand}: locals first, then globals; functions where something is called. */
final class ShorthandNames {
    private final ModuleAnalysis module;
    private final Map<String, Variable> locals = new LinkedHashMap<>();

    /**
     * A local or global.
     *
     * @param name with its {@code $}
     */
    record Variable(String word, String name, ValueType type, boolean mutable) {
        String get() {
            return word + ".get " + name;
        }

        String set() {
            return word + ".set " + name;
        }
    }

    /**
     * A function.
     *
     * @param name with its {@code $}
     */
    record Function(String name, FunctionType type) {}

    /** @param function around the place, -1 if there is none */
    ShorthandNames(ModuleAnalysis module, int function) {
        this.module = module;
        if (function >= 0) {
            for (Definition local : module.locals(function)) {
                Optional<ValueType> type = module.localType(local);
                if (local.name().isPresent() && type.isPresent()) {
                    locals.putIfAbsent(local.show(), new Variable("local", local.show(), type.get(), true));
                }
            }
        }
    }

    /** {@return the names of all locals, with their {@code $}} */
    List<Variable> locals() {
        return new ArrayList<>(locals.values());
    }

    /** {@return what a name, with or without {@code $}, is read from} */
    Optional<Variable> variable(String written) {
        String name = written.startsWith("$") ? written : "$" + written;
        Variable local = locals.get(name);
        return local != null ? Optional.of(local) : global(name);
    }

    private Optional<Variable> global(String name) {
        Module records = module.module();
        int index = find(IndexSpace.GLOBAL, name);
        if (index < 0 || index >= records.globalCount()) {
            return Optional.empty();
        }
        GlobalType type = records.global(index);
        return Optional.of(new Variable("global", name, type.type(), type.mutable()));
    }

    /** {@return what a name, with or without {@code $}, calls} */
    Optional<Function> function(String written) {
        String name = written.startsWith("$") ? written : "$" + written;
        Module records = module.module();
        int index = find(IndexSpace.FUNCTION, name);
        FunctionType type = index < 0 || index >= records.functionCount() ? null : records.functionType(index);
        return type == null ? Optional.empty() : Optional.of(new Function(name, type));
    }

    private int find(IndexSpace space, String name) {
        IndexTable table = module.lowered().table(space);
        return table.names().find(name, 0, name.length());
    }
}
