package dev.stepwasm.engine;

import dev.stepwasm.engine.endive.EndiveWasi;
import dev.stepwasm.engine.interpret.Instances;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.DefinedTypes;
import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.HostedFunction;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TagType;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what an instance imports and checks that it is what the module wants (core spec 4.5.1). */
final class Linker implements AutoCloseable {
    private final StepInstance instance;
    private final Imports imports;
    private final DefinedTypes types;
    private final List<String> problems = new ArrayList<>();
    private @Nullable EndiveWasi wasi;

    Linker(StepInstance instance, Imports imports) {
        this.instance = instance;
        this.imports = imports;
        this.types = instance.module().code().types();
    }

    /** Something that can be imported. */
    private sealed interface Found {
        String show();

        record Function(WasmFunction function) implements Found {
            @Override
            public String show() {
                return "func " + function.scope().showStack(function.type());
            }
        }

        /** A Java method that cannot stand for the function that is wanted. */
        record Java(JavaMethod method) implements Found {
            @Override
            public String show() {
                return "func " + method.show();
            }
        }

        record Memory(LinearMemory memory) implements Found {
            @Override
            public String show() {
                return kind(memory.type()) + " of " + memory.pages() + " pages, at most "
                        + memory.type().limits().maximum().stream()
                                .mapToObj(Long::toUnsignedString)
                                .findFirst()
                                .orElse("any number");
            }
        }

        record Table(ReferenceTable table) implements Found {
            @Override
            public String show() {
                return kind(table.type()) + " of " + table.size() + " "
                        + table.scope().show(table.type().element()) + ", at most "
                        + table.type().limits().maximum().stream()
                                .mapToObj(Long::toUnsignedString)
                                .findFirst()
                                .orElse("any number");
            }
        }

        record Global(GlobalCell global) implements Found {
            @Override
            public String show() {
                return Linker.show(global.type(), global.scope());
            }
        }

        record Tag(ExceptionTag tag) implements Found {
            @Override
            public String show() {
                return Linker.show(tag);
            }
        }
    }

    /** {@return what the instance imports} @throws LinkException if something is missing or of the wrong type */
    Instances.Imported link() {
        var functions = new ArrayList<WasmFunction>();
        var memories = new ArrayList<LinearMemory>();
        var tables = new ArrayList<ReferenceTable>();
        var globals = new ArrayList<GlobalCell>();
        var tags = new ArrayList<ExceptionTag>();
        for (Import wanted : instance.module().module().imports()) {
            var key = new Imports.Key(wanted.module(), wanted.name());
            Optional<Found> found = find(key, wanted.type());
            if (found.isEmpty()) {
                problems.add(
                        "unknown import " + key.show() + ": nothing is given for it, wanted is " + show(wanted.type()));
            } else if (!matches(wanted.type(), found.get())) {
                String given = found.get().show();
                problems.add("incompatible import type of " + key.show() + ": wanted is " + show(wanted.type())
                        + " but given is " + given + DefinedTypes.difference(show(wanted.type()), given));
            } else {
                switch (found.get()) {
                    case Found.Function(WasmFunction function) -> functions.add(function);
                    case Found.Java(JavaMethod method) -> throw new IllegalStateException("never matches");
                    case Found.Memory(LinearMemory memory) -> memories.add(memory);
                    case Found.Table(ReferenceTable table) -> tables.add(table);
                    case Found.Global(GlobalCell global) -> globals.add(global);
                    case Found.Tag(ExceptionTag tag) -> tags.add(tag);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new LinkException(instance.module().name(), problems);
        }
        return new Instances.Imported(functions, tables, memories, globals, tags);
    }

    private Optional<Found> find(Imports.Key key, ExternalType wanted) {
        return imports.given(key)
                .flatMap(given -> given(key, wanted, given))
                .or(() -> imports.instance(key.module()).flatMap(other -> export(other, key.name())))
                .or(() -> wasi(key))
                .or(() -> imports.others().flatMap(stub -> stub(key, wanted, stub)));
    }

    private Optional<Found> given(Imports.Key key, ExternalType wanted, Imports.Given given) {
        return switch (given) {
            case Imports.Given.Function(FunctionType type, HostFunction function) ->
                Optional.of(hosted(key, type, function));
            case Imports.Given.Java(JavaFunction function) -> java(key, wanted, function);
            case Imports.Given.Stub(ImportStub stub) -> stub(key, wanted, stub);
            case Imports.Given.Memory(LinearMemory memory) -> Optional.of(new Found.Memory(memory));
            case Imports.Given.Table(ReferenceTable table) -> Optional.of(new Found.Table(table));
            case Imports.Given.Global(GlobalCell global) -> Optional.of(new Found.Global(global));
            case Imports.Given.Tag(ExceptionTag tag) -> Optional.of(new Found.Tag(tag));
        };
    }

    private Optional<Found> stub(Imports.Key key, ExternalType wanted, ImportStub stub) {
        if (!(wanted instanceof ExternalType.Function(int typeIndex))) {
            return Optional.empty();
        }
        FunctionType type = functionType(typeIndex);
        try {
            return Optional.of(new Found.Function(
                    new HostedFunction(types.get(typeIndex), types, type, key.show(), stub.bind(key.show(), type))));
        } catch (IllegalArgumentException unsuitable) {
            problems.add(String.valueOf(unsuitable.getMessage()));
            return Optional.of(new Found.Function(
                    new HostedFunction(types.get(typeIndex), types, type, key.show(), arguments -> List.of())));
        }
    }

    private Found hosted(Imports.Key key, FunctionType type, HostFunction function) {
        return new Found.Function(
                new HostedFunction(type, key.show(), arguments -> call(key, function, Values.copyOf(arguments))));
    }

    private List<Value> call(Imports.Key key, HostFunction function, Values arguments) {
        try {
            return function.call(instance, arguments);
        } catch (RuntimeException known) {
            throw known;
        } catch (Exception failure) {
            throw Trap.ofHost(key.show() + ": " + failure, failure);
        }
    }

    private Optional<Found> java(Imports.Key key, ExternalType wanted, JavaFunction function) {
        if (wanted instanceof ExternalType.Function(int typeIndex)
                && function.shape().fits(functionType(typeIndex))) {
            FunctionType type = functionType(typeIndex);
            return Optional.of(new Found.Function(
                    new HostedFunction(types.get(typeIndex), types, type, key.show(), function.bind(instance, type))));
        }
        return Optional.of(new Found.Java(function.shape()));
    }

    private static Optional<Found> export(StepInstance other, String name) {
        Optional<Export> export = other.module().module().export(name);
        return export.flatMap(known -> switch (known.kind()) {
            case FUNCTION -> Optional.of(new Found.Function(other.state().function(known.index())));
            case MEMORY -> Optional.of(new Found.Memory(other.state().memory(known.index())));
            case TABLE -> Optional.of(new Found.Table(other.state().table(known.index())));
            case GLOBAL -> Optional.of(new Found.Global(other.state().global(known.index())));
            case TAG -> Optional.of(new Found.Tag(other.state().tag(known.index())));
        });
    }

    private Optional<Found> wasi(Imports.Key key) {
        if (!key.module().equals(EndiveWasi.MODULE)) {
            return Optional.empty();
        }
        return imports.wasi().flatMap(options -> {
            EndiveWasi open = wasi;
            if (open == null) {
                open = open(options);
                wasi = open;
            }
            return open.function(key.name()).map(Found.Function::new);
        });
    }

    private EndiveWasi open(WasiOptions options) {
        try {
            return new EndiveWasi(options, instance::state, instance.control()::park);
        } catch (UncheckedIOException missing) {
            throw new LinkException(instance.module().name(), List.of(String.valueOf(missing.getMessage())));
        }
    }

    private boolean matches(ExternalType wanted, Found found) {
        return switch (found) {
            case Found.Function(WasmFunction function) ->
                wanted instanceof ExternalType.Function(int typeIndex)
                        && function.definedType().isSubtypeOf(types.get(typeIndex));
            case Found.Java(JavaMethod method) -> false;
            case Found.Memory(LinearMemory memory) ->
                wanted instanceof ExternalType.Memory(MemoryType type)
                        && type.is64() == memory.type().is64()
                        && type.shared() == memory.type().shared()
                        && type.pageSizeLog2() == memory.type().pageSizeLog2()
                        && matches(type.limits(), memory.pages(), memory.type().limits());
            case Found.Table(ReferenceTable table) ->
                wanted instanceof ExternalType.Table(TableType type)
                        && type.is64() == table.type().is64()
                        && types.same(type.element(), table.type().element(), table.scope())
                        && matches(type.limits(), table.size(), table.type().limits());
            case Found.Global(GlobalCell global) ->
                wanted instanceof ExternalType.Global(GlobalType type) && matches(type, global);
            case Found.Tag(ExceptionTag tag) ->
                wanted instanceof ExternalType.Tag(TagType(int typeIndex)) && isSame(tag.type(), types.get(typeIndex));
        };
    }

    private boolean matches(GlobalType wanted, GlobalCell given) {
        GlobalType type = given.type();
        return wanted.mutable() == type.mutable()
                && (wanted.mutable()
                        ? types.same(wanted.type(), type.type(), given.scope())
                        : given.scope().matches(type.type(), wanted.type(), types));
    }

    @SuppressWarnings("ReferenceEquality") // equal types are one object
    private static boolean isSame(DefinedType type, DefinedType other) {
        return type == other;
    }

    private static boolean matches(Limits wanted, long size, Limits given) {
        return Long.compareUnsigned(size, wanted.minimum()) >= 0
                && (wanted.maximum().isEmpty()
                        || given.maximum().isPresent()
                                && Long.compareUnsigned(
                                                given.maximum().getAsLong(),
                                                wanted.maximum().getAsLong())
                                        <= 0);
    }

    private String show(ExternalType type) {
        return switch (type) {
            case ExternalType.Function(int typeIndex) -> "func " + types.showStack(functionType(typeIndex));
            case ExternalType.Memory(MemoryType memory) ->
                kind(memory) + " of limits " + memory.limits().show();
            case ExternalType.Table(TableType table) ->
                kind(table) + " of limits " + table.limits().show() + " of " + types.show(table.element());
            case ExternalType.Global(GlobalType global) -> show(global, types);
            case ExternalType.Tag(TagType(int typeIndex)) -> "tag " + types.showStack(functionType(typeIndex));
        };
    }

    private static String show(GlobalType type, DefinedTypes scope) {
        String shown = scope.show(type.type());
        return "global " + (type.mutable() ? "(mut " + shown + ")" : shown);
    }

    private static String show(ExceptionTag tag) {
        return "tag " + tag.type().scope().showStack(new FunctionType(tag.payload(), List.of()));
    }

    private static String kind(MemoryType type) {
        return (type.shared() ? "shared " : "") + (type.is64() ? "64-bit " : "") + "memory"
                + (type.pageSizeLog2() == MemoryType.DEFAULT_PAGE_SIZE_LOG2
                        ? ""
                        : " with pages of " + (1L << type.pageSizeLog2()) + " bytes");
    }

    private static String kind(TableType type) {
        return type.is64() ? "64-bit table" : "table";
    }

    private FunctionType functionType(int typeIndex) {
        return Objects.requireNonNull(
                instance.module().module().types().function(typeIndex), "a valid module has this type");
    }

    @Override
    public void close() {
        if (wasi != null) {
            wasi.close();
        }
    }
}
