package dev.stepwasm.engine.endive;

import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.wasm.binary.ModuleWriter;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.FunctionBody;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Memory;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import java.util.List;
import java.util.stream.IntStream;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionImport;

/**
 * Shows one of our instances as an instance of Endive, for host functions that want one. Endive is given a skeleton: the
 * types, functions and memory of the module, every body a single {@code unreachable}, without segments, start function,
 * tables and globals, which host functions do not look at. The machine behind it is our interpreter, the memory is ours.
 */
final class EndiveView {
    private static final Span NOWHERE = new Span(0, 0);

    private EndiveView() {}

    /** {@return the view of an instance} */
    static Instance of(InstanceState instance) {
        WasmModule skeleton = Parser.parse(skeleton(instance.module()));
        var machine = new ViewMachine(instance);
        return Instance.builder(skeleton)
                .withMachineFactory(any -> machine)
                .withMemoryFactory(limits -> new EndiveMemory(instance.memory(0)))
                .withImportValues(ImportValues.builder()
                        .withFunctions(imports(skeleton, machine))
                        .build())
                .withStart(false)
                .build();
    }

    private static List<ImportFunction> imports(WasmModule skeleton, ViewMachine machine) {
        var section = skeleton.importSection();
        return IntStream.range(0, section.importCount())
                .<ImportFunction>mapToObj(index -> {
                    var wanted = (FunctionImport) section.getImport(index);
                    return new HostFunction(
                            wanted.module(),
                            wanted.name(),
                            skeleton.typeSection().getType(wanted.typeIndex()),
                            (caller, arguments) -> machine.call(index, arguments));
                })
                .toList();
    }

    private static byte[] skeleton(Module module) {
        var skeleton = Module.builder();
        module.types()
                .groups()
                .forEach(group -> skeleton.add(group, new int[group.types().size()]));
        for (Import wanted : module.imports()) {
            if (wanted.type() instanceof ExternalType.Function) {
                skeleton.add(wanted);
            }
        }
        var body = new FunctionBody(List.of(), NOWHERE, NOWHERE);
        for (Function function : module.functions()) {
            skeleton.add(new Function(function.typeIndex(), body, 0));
        }
        if (module.memoryCount() > 0) {
            // The factory above gives the real one, of a type that Endive need not know.
            skeleton.add(new Memory(MemoryType.of(Limits.atLeast(0)), 0));
        }
        module.exports().stream()
                .filter(export -> export.kind() == ExternalKind.FUNCTION || export.kind() == ExternalKind.MEMORY)
                .forEach(skeleton::add);
        return ModuleWriter.write(skeleton.build(), (number, out) -> {
                    out.accept(Instruction.of(Opcode.UNREACHABLE, 0));
                    out.accept(Instruction.of(Opcode.END, 0));
                })
                .bytes();
    }
}
