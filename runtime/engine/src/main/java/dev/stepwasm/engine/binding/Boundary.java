package dev.stepwasm.engine.binding;

import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What can pass between our interpreter and another runtime: numbers, vectors, functions and references of the host.
 * Structures, arrays and references to exceptions have other classes there; inside a function they do no harm.
 */
final class Boundary {
    private final Module module;

    private Boundary(Module module) {
        this.module = module;
    }

    /** @throws IllegalArgumentException naming the first thing of a module that cannot be bound */
    static void require(Module module) {
        var boundary = new Boundary(module);
        boundary.functions();
        boundary.tags();
        for (int i = 0; i < module.tableCount(); i++) {
            boundary.require(module.table(i).element(), "table " + i);
        }
        for (int i = 0; i < module.globalCount(); i++) {
            boundary.require(module.global(i).type(), "global " + i);
        }
    }

    private void functions() {
        for (int i = 0; i < module.importedFunctionCount(); i++) {
            function(i, "imported function " + i);
        }
        for (Export export : module.exports()) {
            if (export.kind() == ExternalKind.FUNCTION) {
                function(export.index(), "exported function \"" + export.name() + "\"");
            }
        }
    }

    private void tags() {
        for (int i = 0; i < module.importedTagCount(); i++) {
            signature(module.tag(i).typeIndex(), "imported tag " + i);
        }
        for (Export export : module.exports()) {
            if (export.kind() == ExternalKind.TAG) {
                signature(module.tag(export.index()).typeIndex(), "exported tag \"" + export.name() + "\"");
            }
        }
    }

    private void function(int index, String what) {
        signature(module.functionTypeIndex(index), what);
    }

    private void signature(int typeIndex, String what) {
        FunctionType type = Objects.requireNonNull(module.types().function(typeIndex));
        Stream.concat(type.parameters().stream(), type.results().stream()).forEach(value -> require(value, what));
    }

    private void require(ValueType type, String what) {
        boolean passes = !(type instanceof ValueType.Reference(boolean nullable, HeapType heap))
                || heap == HeapType.Abstract.FUNC
                || heap == HeapType.Abstract.NOFUNC
                || heap == HeapType.Abstract.EXTERN
                || heap == HeapType.Abstract.NOEXTERN
                || heap instanceof HeapType.Concrete(int typeIndex)
                        && module.types().function(typeIndex) != null;
        if (!passes) {
            throw new IllegalArgumentException(what + " has `" + type.show()
                    + "`, which cannot pass between two runtimes; run the module with StepModule instead");
        }
    }
}
