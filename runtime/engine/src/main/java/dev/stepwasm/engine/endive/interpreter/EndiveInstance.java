package dev.stepwasm.engine.endive.interpreter;

import dev.stepwasm.engine.LinkException;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.backend.Backend;
import dev.stepwasm.engine.backend.BackendInstance;
import dev.stepwasm.engine.backend.EngineFailure;
import dev.stepwasm.engine.backend.UncaughtException;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;
import run.endive.runtime.CallResult;
import run.endive.runtime.GlobalInstance;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmException;
import run.endive.wasm.UnlinkableException;

/** An instance that Endive's interpreter runs. */
final class EndiveInstance implements BackendInstance {
    private final String name;
    private final Module module;
    private final Instance instance;
    private final EndiveImports imports;
    private final EndiveValues values;

    EndiveInstance(Backend.Binary binary, Instance instance, EndiveImports imports) {
        this.name = binary.name();
        this.module = binary.module();
        this.instance = instance;
        this.imports = imports;
        this.values = new EndiveValues(module, name);
    }

    Instance instance() {
        return instance;
    }

    /** Puts segments in their places and runs the start function. */
    void initialize() {
        try {
            instance.initialize(false);
        } catch (UnlinkableException mismatch) {
            throw new LinkException(name, List.of(String.valueOf(mismatch.getMessage())));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError failure) {
            throw EndiveTraps.of(failure);
        }
    }

    @Override
    public Module module() {
        return module;
    }

    @Override
    public List<Value> invoke(String export, List<Value> arguments) {
        int function = index(export, ExternalKind.FUNCTION);
        FunctionType type = Objects.requireNonNull(module.functionType(function));
        requireArguments(export, type.parameters(), arguments);
        EndiveValues.Carried carried = values.carried(arguments);
        CallResult results;
        try {
            results = instance.getMachine().callWithRefs(function, carried.numbers(), carried.references());
        } catch (WasmException exception) {
            throw new UncaughtException("uncaught exception" + show(exception));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError failure) {
            throw EndiveTraps.of(failure);
        }
        if (!type.results().isEmpty() && results.longs() == null) {
            throw new EngineFailure("Endive failed: a call of " + export + " gave no results", null);
        }
        return values.values(type.results(), results.longs(), results.refs());
    }

    /** {@return tag and values of an exception, if this module knows its tag} */
    private String show(WasmException exception) {
        if (!instance.equals(exception.instance())) {
            return "";
        }
        FunctionType type = Objects.requireNonNull(
                module.types().function(module.tag(exception.tagIdx()).typeIndex()));
        String shown = values.values(type.parameters(), exception.args(), exception.refArgs()).stream()
                .map(value -> value.type().show() + " " + value.show())
                .collect(Collectors.joining(", ", "(", ")"));
        String name = module.names().tags().get(exception.tagIdx());
        return (name == null ? " of tag " + exception.tagIdx() : " $" + name) + shown;
    }

    private void requireArguments(String export, List<ValueType> wanted, List<Value> given) {
        if (wanted.size() != given.size()) {
            throw new IllegalArgumentException("function " + export + " takes " + FunctionType.showStack(wanted)
                    + " but was given " + given.size() + " arguments");
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!fits(wanted.get(i), given.get(i))) {
                throw new IllegalArgumentException("argument " + (i + 1) + " of function " + export + ": expected "
                        + wanted.get(i).show() + " but found "
                        + given.get(i).type().show());
            }
        }
    }

    /** References are told apart by hierarchy only: what a host gives has no finer type. */
    private static boolean fits(ValueType wanted, Value given) {
        return wanted instanceof ValueType.Reference reference
                ? given instanceof Value.Ref(ValueType.Reference type, Object target)
                        && (target != null || reference.nullable())
                : wanted.equals(given.type());
    }

    @Override
    public Value get(String export) {
        int index = index(export, ExternalKind.GLOBAL);
        GlobalInstance global = instance.global(index);
        return values.value(
                module.global(index).type(), global.getValueLow(), global.getValueHigh(), global.getRefValue());
    }

    private int index(String export, ExternalKind kind) {
        return module.export(export)
                .filter(found -> found.kind() == kind)
                .map(Export::index)
                .orElseThrow(() ->
                        new NoSuchElementException(name + " exports no " + kind.keyword() + " \"" + export + "\""));
    }

    @Override
    public void close() {
        imports.close();
        instance.close();
    }
}
