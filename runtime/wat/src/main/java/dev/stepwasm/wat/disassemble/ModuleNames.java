package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.NameSection;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.StructType;
import java.util.HashMap;
import java.util.Map;

/** The identifiers of everything in a module. */
final class ModuleNames {
    final Names functions;
    final Names types;
    final Names tables;
    final Names memories;
    final Names globals;
    final Names elements;
    final Names data;
    final Names tags;

    private final Module module;
    private final boolean nameUnnamed;
    private final Budget budget;
    private final Map<Integer, Names> fields = new HashMap<>();

    ModuleNames(Module module, boolean nameUnnamed, Budget budget) {
        this.module = module;
        this.nameUnnamed = nameUnnamed;
        this.budget = budget;
        NameSection given = module.names();
        functions = names(given.functions(), module.functionCount(), "func");
        types = names(given.types(), module.types().size(), "type");
        tables = names(given.tables(), module.tableCount(), "table");
        memories = names(given.memories(), module.memoryCount(), "memory");
        globals = names(given.globals(), module.globalCount(), "global");
        elements = names(given.elements(), module.elementCount(), "elem");
        data = names(given.data(), module.dataCount(), "data");
        tags = names(given.tags(), module.tagCount(), "tag");
    }

    private Names names(Map<Integer, String> given, long count, String stem) {
        return new Names(given, count, stem, nameUnnamed, budget);
    }

    /** {@return the names of what can be imported and exported} */
    Names of(ExternalKind kind) {
        return switch (kind) {
            case FUNCTION -> functions;
            case TABLE -> tables;
            case MEMORY -> memories;
            case GLOBAL -> globals;
            case TAG -> tags;
        };
    }

    /** {@return the names of the fields of a struct type} */
    Names fields(int type) {
        return fields.computeIfAbsent(type, index -> {
            StructType struct = module.types().struct(index);
            int count = struct == null ? 0 : struct.fields().size();
            return names(module.names().fields().getOrDefault(index, Map.of()), count, "field");
        });
    }

    /** {@return the names of the parameters of a function, which may be imported, and of its locals} */
    Names locals(int function) {
        FunctionType type = module.types().function(module.functionTypeIndex(function));
        long parameters = type == null ? 0 : type.parameters().size();
        long locals =
                module.definedFunction(function).map(f -> f.body().localCount()).orElse(0L);
        return names(module.names().locals().getOrDefault(function, Map.of()), parameters + locals, "local");
    }

    /** {@return the names of the labels of a function, by the order of their blocks; they need not be unique} */
    LabelNames labels(int function) {
        return new LabelNames(module.names().labels().getOrDefault(function, Map.of()), nameUnnamed, budget);
    }
}
