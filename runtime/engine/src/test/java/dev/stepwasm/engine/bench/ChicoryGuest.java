package dev.stepwasm.engine.bench;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.Arrays;

/** An instance that Chicory has compiled, with its fastest memory. */
final class ChicoryGuest implements Guest {
    private final Instance instance;

    ChicoryGuest(byte[] file) {
        WasmModule module = Parser.parse(file);
        HostFunction[] functions = module.importSection().stream()
                .filter(FunctionImport.class::isInstance)
                .map(FunctionImport.class::cast)
                .map(each -> stub(module, each))
                .toArray(HostFunction[]::new);
        this.instance = Instance.builder(module)
                .withImportValues(ImportValues.builder().addFunction(functions).build())
                .withMemoryFactory(ByteArrayMemory::new)
                .withMachineFactory(MachineFactoryCompiler.compile(module))
                .build();
    }

    private static HostFunction stub(WasmModule module, FunctionImport wanted) {
        FunctionType type = module.typeSection().getType(wanted.typeIndex());
        return new HostFunction(
                wanted.module(),
                wanted.name(),
                type,
                (caller, arguments) -> new long[type.returns().size()]);
    }

    @Override
    public int call(String export, int... arguments) {
        long[] results = instance.export(export)
                .apply(Arrays.stream(arguments).asLongStream().toArray());
        return results == null || results.length == 0 ? 0 : (int) results[0];
    }

    @Override
    public void write(int address, byte[] bytes) {
        instance.memory().write(address, bytes);
    }

    @Override
    public byte[] read(int address, int length) {
        return instance.memory().readBytes(address, length);
    }
}
