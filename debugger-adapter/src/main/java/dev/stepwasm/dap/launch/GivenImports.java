package dev.stepwasm.dap.launch;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StandIn;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.names.Nearest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a debugged program may import: WASI, and for all else what {@code imports} in its launch says. */
public final class GivenImports {
    private static final String WASI = "wasi_snapshot_preview1";
    private static final String ALL = "*";

    private final StepModule module;
    private final Map<String, Object> asked;
    private final Stubs stubs;
    private final Imports.Builder builder = Imports.builder();
    private final Map<String, String> missing = new LinkedHashMap<>();

    private GivenImports(StepModule module, Map<String, Object> asked, Stubs stubs) {
        this.module = module;
        this.asked = asked;
        this.stubs = stubs;
    }

    /**
     * {@return the imports for a module}
     *
     * @param asked what stands in, by {@code module.name}, of the shape that {@link LaunchAttribute#IMPORTS} has
     * @param wasi what the program sees through WASI
     * @param log hears the lines of {@code "log"}
     * @param warn hears of entries that mean nothing, in words
     * @throws LaunchException if the module wants more, or a stand-in does not suit its import
     */
    public static Imports of(
            StepModule module, Map<String, Object> asked, WasiOptions wasi, Consumer<String> log, Consumer<String> warn)
            throws LaunchException {
        GivenImports given = new GivenImports(module, asked, new Stubs(log, StandIn.fresh()));
        given.builder.wasi(wasi);
        given.warnOfStrangers(warn);
        for (Import wanted : module.module().imports()) {
            given.add(wanted);
        }
        if (!given.missing.isEmpty()) {
            throw given.incomplete();
        }
        return given.builder.build();
    }

    private void add(Import wanted) throws LaunchException {
        String name = name(wanted);
        Object exact = asked.get(name);
        if (exact != null) {
            give(wanted, stubs.read(name, exact));
            return;
        }
        if (wanted.module().equals(WASI)) {
            return;
        }
        Optional<String> pattern = List.of(wanted.module() + "." + ALL, ALL).stream()
                .filter(asked::containsKey)
                .findFirst();
        if (pattern.isPresent()) {
            StandIn all = stubs.read(pattern.get(), asked.get(pattern.get()));
            give(wanted, all.suits(wanted.type()) || isFunction(wanted) ? all : stubs.fresh());
        } else {
            missing.put(name, offer(wanted.type()));
        }
    }

    private void give(Import wanted, StandIn standIn) throws LaunchException {
        try {
            standIn.give(builder, module, wanted);
        } catch (IllegalArgumentException e) {
            throw new LaunchException("`imports`: " + e.getMessage());
        }
    }

    private static boolean isFunction(Import wanted) {
        return wanted.type() instanceof ExternalType.Function;
    }

    private static String name(Import wanted) {
        return wanted.module() + "." + wanted.name();
    }

    /** {@return what can stand in for an import, as it is written} */
    private static String offer(ExternalType type) {
        return switch (type) {
            case ExternalType.Function function -> "\"log\"";
            case ExternalType.Global(GlobalType(ValueType.Numeric number, boolean mutable)) -> "{\"value\": 0}";
            case ExternalType.Global other -> "\"new\"";
            case ExternalType.Memory memory -> "\"new\"";
            case ExternalType.Table table -> "\"new\"";
            case ExternalType.Tag tag -> "\"new\"";
        };
    }

    private LaunchException incomplete() {
        StringBuilder lines = new StringBuilder("\"imports\": {");
        missing.forEach((name, offer) -> lines.append(lines.charAt(lines.length() - 1) == '{' ? "" : ", ")
                .append(Json.line(name))
                .append(": ")
                .append(offer));
        lines.append('}');
        String names = String.join(", ", missing.keySet());
        return new LaunchException(
                "the module imports what is not given: " + names + "; to let stubs stand for it, write in launch.json "
                        + lines,
                Map.of("missing", names, "imports", lines.toString()));
    }

    private void warnOfStrangers(Consumer<String> warn) {
        Set<String> known = new LinkedHashSet<>();
        known.add(ALL);
        for (Import wanted : module.module().imports()) {
            known.add(name(wanted));
            known.add(wanted.module() + "." + ALL);
        }
        Nearest nearest = new Nearest();
        for (String name : asked.keySet()) {
            if (!known.contains(name)) {
                warn.accept("`imports`: the module imports no `" + name + "`"
                        + nearest.to(name, known)
                                .map(found -> "; did you mean `" + found + "`?")
                                .orElse(""));
            }
        }
    }
}
