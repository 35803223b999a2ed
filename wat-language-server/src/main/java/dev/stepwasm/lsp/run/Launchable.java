package dev.stepwasm.lsp.run;

import dev.stepwasm.engine.ExternType;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of a module before it is launched: what can be called, and what it wants from others.
 *
 * @param functions that it exports, in the order of its exports
 * @param imports of the module and of those that it is linked with; those of WASI are not among them
 */
public record Launchable(List<Callable> functions, List<Wanted> imports) {
    private static final String WASI = "wasi_snapshot_preview1";
    /** Nobody chooses among more. */
    private static final int MOST = 1_000;

    /** Copies the lists. */
    public Launchable {
        functions = List.copyOf(functions);
        imports = List.copyOf(imports);
    }

    /**
     * A function that can be called.
     *
     * @param names of its parameters, empty for those without
     */
    public record Callable(String name, FunctionType type, List<String> names) {
        /** Copies the list. */
        public Callable {
            names = List.copyOf(names);
        }
    }

    /**
     * An import.
     *
     * @param type for people, as {@code func [i32] -> []}
     * @param function parameters and results, if it is a function
     * @param importer the file that wants it, if it is not the module itself
     * @param linked whether a module of the workspace gives it
     */
    public record Wanted(
            String module,
            String name,
            ExternalKind kind,
            String type,
            Optional<FunctionType> function,
            Optional<String> importer,
            boolean linked) {}

    /** Names of the parameters of a function, empty for those without. */
    public interface ParameterNames {
        /** {@return as many names as there are parameters} */
        List<String> of(int function, FunctionType type);
    }

    /**
     * {@return what there is to know of a module, which may have mistakes}
     *
     * @param links what it is linked with
     */
    public static Launchable of(Module module, ParameterNames names, LinkedModules links) {
        List<Callable> functions = module.exports().stream()
                .filter(export -> export.kind() == ExternalKind.FUNCTION)
                .limit(MOST)
                .flatMap(export -> callable(module, export, names).stream())
                .toList();
        List<Wanted> imports = new ArrayList<>();
        add(imports, module, Optional.empty(), links, links.imports());
        for (LinkedModules.Linked link : links.modules()) {
            add(imports, link.module().module(), Optional.of(link.module().name()), links, link.imports());
        }
        return new Launchable(functions, imports);
    }

    /** {@return names of the parameters as the name section of a module tells them} */
    public static ParameterNames named(Module module) {
        return (function, type) -> {
            Map<Integer, String> known = module.names().locals().getOrDefault(function, Map.of());
            return IntStream.range(0, type.parameters().size())
                    .mapToObj(index -> known.containsKey(index) ? "$" + known.get(index) : "")
                    .toList();
        };
    }

    private static Optional<Callable> callable(Module module, Export export, ParameterNames names) {
        int index = export.index();
        FunctionType type = index >= 0 && index < module.functionCount() ? module.functionType(index) : null;
        return Optional.ofNullable(type).map(known -> new Callable(export.name(), known, names.of(index, known)));
    }

    private static void add(
            List<Wanted> imports,
            Module module,
            Optional<String> importer,
            LinkedModules links,
            Map<String, Integer> linked) {
        for (Import wanted : module.imports()) {
            if (!wanted.module().equals(WASI) && imports.size() < MOST) {
                FunctionType function = function(module, wanted.type());
                boolean known = function != null || !(wanted.type() instanceof ExternalType.Function);
                imports.add(new Wanted(
                        wanted.module(),
                        wanted.name(),
                        wanted.type().kind(),
                        known
                                ? ExternType.of(module, wanted.type()).show()
                                : wanted.type().kind().keyword(),
                        Optional.ofNullable(function),
                        importer,
                        links.give(linked, wanted)));
            }
        }
    }

    private static @Nullable FunctionType function(Module module, ExternalType type) {
        return type instanceof ExternalType.Function(int index) ? module.types().function(index) : null;
    }
}
