package dev.stepwasm.engine;

import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.MemoryBudget;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TagType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.Objects;

/** What stands in for an import of any kind that nobody supplies, as users ask for it. */
public sealed interface StandIn {
    /** Stands for a function. */
    record Function(ImportStub stub) implements StandIn {}

    /**
     * Stands for a function: calls a function that the importing module exports, with the first of its arguments, and
     * gives its results, or none if none are wanted.
     *
     * @param export name of that function
     */
    record Callback(String export) implements StandIn {}

    /**
     * A new memory or table of the declared limits with zeros or nulls in it, a new tag, a global that is zero or null.
     *
     * @param budget what a memory may take from, now and when it grows
     */
    record Fresh(MemoryBudget budget) implements StandIn {}

    /** A global with a value, a text as {@link Value#parse} reads it. */
    record Constant(String value) implements StandIn {}

    /** {@return new ones, with memories that may be as large as they like} */
    static StandIn fresh() {
        return new Fresh(MemoryBudget.unlimited());
    }

    /** {@return new ones, with memories that may have so many bytes together} */
    static StandIn freshWithin(long bytes) {
        return new Fresh(MemoryBudget.ofBytes(bytes));
    }

    /** {@return whether this can stand for an import of that kind, whatever its type} */
    default boolean suits(ExternalType wanted) {
        return switch (this) {
            case Function function -> wanted instanceof ExternalType.Function;
            case Callback callback -> wanted instanceof ExternalType.Function;
            case Fresh fresh -> !(wanted instanceof ExternalType.Function);
            case Constant constant -> wanted instanceof ExternalType.Global;
        };
    }

    /**
     * Gives what stands in for an import of a module.
     *
     * @throws IllegalArgumentException with words for the user that begin with the name of the import, if this cannot
     *     stand for it
     */
    default void give(Imports.Builder imports, StepModule module, Import wanted) {
        String name = wanted.module() + "." + wanted.name();
        if (!suits(wanted.type())) {
            throw new IllegalArgumentException(
                    name + " is a " + wanted.type().kind().keyword() + "; " + whatSuits(wanted.type()));
        }
        switch (this) {
            case Function(ImportStub stub) -> giveFunction(imports, module, wanted, stub);
            case Callback(String export) -> giveCallback(imports, module, wanted, export);
            case Constant(String value) -> giveGlobal(imports, module, wanted, value);
            case Fresh(MemoryBudget budget) -> giveFresh(imports, module, wanted, budget);
        }
    }

    private static String whatSuits(ExternalType type) {
        return switch (type) {
            case ExternalType.Function function ->
                "`log`, `echo`, values to return, a function to call or a trap can stand for it";
            case ExternalType.Global global -> "a value or `new`, which is zero, can stand for it";
            case ExternalType.Memory memory -> "only `new` can stand for it, a memory of zeros";
            case ExternalType.Table table -> "only `new` can stand for it, a table of nulls";
            case ExternalType.Tag tag -> "only `new` can stand for it, a tag that nobody else throws";
        };
    }

    private static void giveFunction(Imports.Builder imports, StepModule module, Import wanted, ImportStub stub) {
        if (wanted.type() instanceof ExternalType.Function(int typeIndex)) {
            FunctionType type = module.module().types().function(typeIndex);
            if (type != null) {
                stub.bind(wanted.module() + "." + wanted.name(), type); // What does not fit is found now.
            }
            imports.stub(wanted.module(), wanted.name(), stub);
        }
    }

    private static void giveCallback(Imports.Builder imports, StepModule module, Import wanted, String export) {
        String name = wanted.module() + "." + wanted.name();
        if (wanted.type() instanceof ExternalType.Function(int typeIndex)) {
            FunctionType type = Objects.requireNonNull(module.module().types().function(typeIndex));
            FunctionType called = exported(module, name, export);
            int given = called.parameters().size();
            boolean fits = given <= type.parameters().size()
                    && called.parameters().equals(type.parameters().subList(0, given))
                    && (type.results().isEmpty() || called.results().equals(type.results()));
            if (!fits) {
                throw new IllegalArgumentException(name + " is " + type + " and cannot call `" + export + "`, which is "
                        + called + ": it hands on its first arguments, and gives back the same results or none");
            }
            imports.function(wanted.module(), wanted.name(), type, (caller, arguments) -> {
                Values results = caller.invoke(export, arguments.subList(0, given));
                return type.results().isEmpty() ? Values.of() : results;
            });
        }
    }

    private static FunctionType exported(StepModule module, String name, String export) {
        return module.module().exports().stream()
                .filter(each ->
                        each.kind() == ExternalKind.FUNCTION && each.name().equals(export))
                .findFirst()
                .map(each -> module.module().functionType(each.index()))
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " cannot call `" + export + "`: the module exports no such function"));
    }

    private static void giveGlobal(Imports.Builder imports, StepModule module, Import wanted, String text) {
        if (wanted.type() instanceof ExternalType.Global(GlobalType type)) {
            Value value;
            try {
                value = Value.parse(type.type(), text);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        wanted.module() + "." + wanted.name() + " ("
                                + type.type().show() + "): " + wrong.getMessage(),
                        wrong);
            }
            imports.global(
                    wanted.module(), wanted.name(), new GlobalCell(module.code().types(), type, value));
        }
    }

    private static void giveFresh(Imports.Builder imports, StepModule module, Import wanted, MemoryBudget budget) {
        String name = wanted.module() + "." + wanted.name();
        switch (wanted.type()) {
            case ExternalType.Memory(MemoryType type) ->
                imports.memory(wanted.module(), wanted.name(), memory(name, type, budget));
            case ExternalType.Table(TableType type) ->
                imports.table(wanted.module(), wanted.name(), table(module, name, type));
            case ExternalType.Tag(TagType(int typeIndex)) ->
                imports.tag(
                        wanted.module(),
                        wanted.name(),
                        new ExceptionTag(module.code().types().get(typeIndex), name));
            case ExternalType.Global(GlobalType type) -> giveGlobal(imports, module, wanted, zero(type.type()));
            case ExternalType.Function function -> throw new IllegalStateException("never suits");
        }
    }

    private static String zero(ValueType type) {
        return switch (type) {
            case ValueType.Numeric number -> "0";
            case ValueType.Vector vector -> "i32x4:0,0,0,0";
            case ValueType.Reference reference -> "null";
            case ValueType.Bottom bottom -> throw new IllegalArgumentException("no value has type " + bottom.show());
        };
    }

    private static LinearMemory memory(String name, MemoryType type, MemoryBudget budget) {
        try {
            return LinearMemory.of(type, budget);
        } catch (IllegalArgumentException tooLarge) {
            throw new IllegalArgumentException(name + ": " + tooLarge.getMessage(), tooLarge);
        }
    }

    private static ReferenceTable table(StepModule module, String name, TableType type) {
        if (!type.element().nullable()) {
            throw new IllegalArgumentException(
                    name + " is a table of " + type.element().show()
                            + ", which is never null, so no new table can stand for it; link the module that exports it");
        }
        try {
            return new ReferenceTable(module.code().types(), type, null);
        } catch (IllegalArgumentException tooLarge) {
            throw new IllegalArgumentException(name + ": " + tooLarge.getMessage(), tooLarge);
        }
    }
}
