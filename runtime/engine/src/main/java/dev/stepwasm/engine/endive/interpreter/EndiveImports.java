package dev.stepwasm.engine.endive.interpreter;

import dev.stepwasm.engine.ImportStub;
import dev.stepwasm.engine.LinkException;
import dev.stepwasm.engine.backend.Backend;
import dev.stepwasm.engine.backend.BackendInstance;
import dev.stepwasm.engine.backend.Offer;
import dev.stepwasm.engine.endive.EndiveWasi;
import dev.stepwasm.engine.store.HostedFunction;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.CallResult;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportGlobal;
import run.endive.runtime.ImportMemory;
import run.endive.runtime.ImportTable;
import run.endive.runtime.ImportTag;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionImport;

/** Finds what an instance on Endive's interpreter imports; Endive checks that it is what the module wants. */
final class EndiveImports implements AutoCloseable {
    private final Backend.Binary binary;
    private final WasmModule loaded;
    private final Offer offer;
    private final List<String> problems = new ArrayList<>();
    private @Nullable WasiPreview1 wasi;

    EndiveImports(Backend.Binary binary, WasmModule loaded, Offer offer) {
        this.binary = binary;
        this.loaded = loaded;
        this.offer = offer;
    }

    /** {@return what the instance imports} @throws LinkException if nothing is given for some of it */
    ImportValues values() {
        ImportValues.Builder values = ImportValues.builder();
        Set<Offer.Key> seen = new HashSet<>();
        List<Import> imports = binary.module().imports();
        for (int i = 0; i < imports.size(); i++) {
            Import wanted = imports.get(i);
            var key = new Offer.Key(wanted.module(), wanted.name());
            if (seen.add(key) && !find(values, key, wanted, i)) {
                problems.add("unknown import " + key.module() + "." + key.name() + ": nothing is given for it");
            }
        }
        if (!problems.isEmpty()) {
            throw new LinkException(binary.name(), problems);
        }
        return values.build();
    }

    private boolean find(ImportValues.Builder values, Offer.Key key, Import wanted, int number) {
        ImportStub stub = offer.stubs().get(key);
        if (stub != null && wanted.type() instanceof ExternalType.Function(int typeIndex)) {
            values.addFunction(stubbed(key, stub, typeIndex, number));
            return true;
        }
        BackendInstance given = offer.instances().get(key.module());
        Optional<Export> export =
                Optional.ofNullable(given).flatMap(known -> known.module().export(key.name()));
        if (export.isPresent()) {
            add(values, key, (EndiveInstance) Objects.requireNonNull(given), export.get());
            return true;
        }
        Optional<HostFunction> function = wasi(key);
        function.ifPresent(values::addFunction);
        return function.isPresent();
    }

    private ImportFunction stubbed(Offer.Key key, ImportStub stub, int typeIndex, int number) {
        Module module = binary.module();
        FunctionType type = Objects.requireNonNull(module.types().function(typeIndex));
        HostedFunction.Call call = stub.bind(key.module() + "." + key.name(), type);
        var values = new EndiveValues(module, binary.name());
        var wanted = (FunctionImport) loaded.importSection().getImport(number);
        return new HostFunction(
                key.module(),
                key.name(),
                loaded.typeSection().getType(wanted.typeIndex()),
                handle((numbers, references) -> {
                    EndiveValues.Carried results =
                            values.carried(call.apply(values.values(type.parameters(), numbers, references)));
                    return CallResult.of(results.numbers(), results.references());
                }));
    }

    private static void add(ImportValues.Builder values, Offer.Key key, EndiveInstance given, Export export) {
        Instance instance = given.instance();
        String module = key.module();
        String name = key.name();
        int index = export.index();
        switch (export.kind()) {
            case FUNCTION -> {
                int type = instance.functionType(index);
                WasmFunctionHandle call =
                        handle((numbers, references) -> instance.getMachine().callWithRefs(index, numbers, references));
                values.addFunction(new ImportFunction(module, name, instance.type(type), call, instance));
            }
            case TABLE -> values.addTable(new ImportTable(module, name, instance.table(index)));
            case MEMORY -> values.addMemory(new ImportMemory(module, name, instance.memory(index)));
            case GLOBAL -> values.addGlobal(new ImportGlobal(module, name, instance.global(index)));
            case TAG -> values.addTag(new ImportTag(module, name, instance.tag(index)));
        }
    }

    /** A call that Endive makes, with references beside the numbers or without. */
    @FunctionalInterface
    private interface Call {
        CallResult with(long[] numbers, @Nullable Object @Nullable [] references);
    }

    private static WasmFunctionHandle handle(Call call) {
        return new WasmFunctionHandle() {
            @Override
            public long @Nullable [] apply(Instance caller, long... numbers) {
                return call.with(numbers, null).longs();
            }

            @Override
            public CallResult applyWithRefs(Instance caller, long[] numbers, @Nullable Object @Nullable [] references) {
                return call.with(numbers, references);
            }
        };
    }

    private Optional<HostFunction> wasi(Offer.Key key) {
        if (!key.module().equals(EndiveWasi.MODULE) || offer.wasi().isEmpty()) {
            return Optional.empty();
        }
        WasiPreview1 open = wasi;
        if (open == null) {
            open = EndiveWasi.open(offer.wasi().get());
            wasi = open;
        }
        for (HostFunction function : EndiveWasi.functions(open, offer.wasi().get())) {
            if (function.name().equals(key.name())) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        if (wasi != null) {
            wasi.close();
        }
    }
}
