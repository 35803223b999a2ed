package dev.stepwasm.dap.launch;

import dev.stepwasm.engine.HostModule;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.LinkException;
import dev.stepwasm.engine.StandIn;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.names.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What a debugged program may import. The first that has something for an import gives it: an entry for it in
 * {@code imports}, a host class, a linked module, WASI, an entry in {@code imports} for many.
 */
public final class GivenImports {
    private static final String WASI = "wasi_snapshot_preview1";
    private static final String ALL = "*";

    private final Map<String, StepModule> links;
    private final Map<String, Object> asked;
    private final Stubs stubs;
    private final Imports hosts;
    private final Imports.Builder builder;
    private final Map<String, String> missing = new LinkedHashMap<>();
    private final Set<String> unlinked = new LinkedHashSet<>();

    /** Imports that stand-ins have been given for: modules that import the same share it. */
    private final Set<String> given = new HashSet<>();

    /**
     * Where imports come from.
     *
     * @param main the module of which a function is called
     * @param links the others, by the name under which they are imported
     * @param hosts classes in Java
     */
    public record Sources(StepModule main, Map<String, StepModule> links, List<HostModule> hosts) {}

    private GivenImports(Map<String, StepModule> links, Map<String, Object> asked, Stubs stubs, Imports hosts) {
        this.links = links;
        this.asked = asked;
        this.stubs = stubs;
        this.hosts = hosts;
        this.builder = hosts.toBuilder();
    }

    /**
     * {@return what the host gives to the modules of a program}
     *
     * @param wasi what the program sees through WASI
     * @param log hears the lines of {@code "log"}
     * @param warn hears of entries that mean nothing, in words
     * @throws LaunchException if the modules want more, or a stand-in does not suit its import
     */
    public static Imports of(
            LaunchRequest request, Sources sources, WasiOptions wasi, Consumer<String> log, Consumer<String> warn)
            throws LaunchException {
        OptionalLong bytes = request.limits().memoryBytes();
        StandIn fresh = bytes.isPresent() ? StandIn.freshWithin(bytes.getAsLong()) : StandIn.fresh();
        GivenImports given =
                new GivenImports(sources.links(), request.imports(), new Stubs(log, fresh), hosts(sources.hosts()));
        given.builder.wasi(wasi);
        List<StepModule> modules = new ArrayList<>(List.of(sources.main()));
        modules.addAll(sources.links().values());
        given.warnOfStrangers(modules, warn);
        for (StepModule module : modules) {
            for (Import wanted : module.module().imports()) {
                given.add(module, wanted);
            }
        }
        if (!given.missing.isEmpty()) {
            throw given.incomplete();
        }
        return given.builder.build();
    }

    private static Imports hosts(List<HostModule> classes) throws LaunchException {
        Imports.Builder builder = Imports.builder();
        for (HostModule each : classes) {
            try {
                builder.host(each);
            } catch (LinkException failure) {
                throw new LaunchException("`hostModules`: " + failure.getMessage() + HostFailure.places(failure));
            } catch (LinkageError failure) { // Its message is the name of a class at best.
                throw new LaunchException("`hostModules`: " + each.getClass().getName() + " cannot be used: " + failure
                        + HostFailure.places(failure));
            }
        }
        return builder.build();
    }

    private void add(StepModule module, Import wanted) throws LaunchException {
        String name = name(wanted);
        Object exact = asked.get(name);
        if (exact != null) {
            give(module, wanted, stubs.read(name, exact));
            return;
        }
        if (hosts.gives(wanted.module(), wanted.name()) || wanted.module().equals(WASI) || isLinked(wanted)) {
            return;
        }
        Optional<String> pattern = List.of(wanted.module() + "." + ALL, ALL).stream()
                .filter(asked::containsKey)
                .findFirst();
        if (pattern.isPresent()) {
            StandIn all = stubs.read(pattern.get(), asked.get(pattern.get()));
            give(module, wanted, all.suits(wanted.type()) || isFunction(wanted) ? all : stubs.fresh());
        } else {
            missing.put(name, offer(wanted.type()));
            unlinked.add(wanted.module());
        }
    }

    private boolean isLinked(Import wanted) {
        StepModule link = links.get(wanted.module());
        return link != null && link.module().export(wanted.name()).isPresent();
    }

    private void give(StepModule module, Import wanted, StandIn standIn) throws LaunchException {
        if (!isFunction(wanted) && !given.add(name(wanted))) {
            return;
        }
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
                        + lines + ", or link a module that exports it: " + links(),
                Map.of("missing", names, "imports", lines.toString()));
    }

    /** {@return the lines with which the modules would be linked that something is missing of} */
    private String links() {
        return unlinked.stream()
                .map(name -> Json.line(name) + ": " + Json.line(name + ".wat"))
                .collect(Collectors.joining(", ", "\"links\": {", "}"));
    }

    private void warnOfStrangers(List<StepModule> modules, Consumer<String> warn) {
        Set<String> known = new LinkedHashSet<>();
        known.add(ALL);
        for (StepModule module : modules) {
            for (Import wanted : module.module().imports()) {
                known.add(name(wanted));
                known.add(wanted.module() + "." + ALL);
            }
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
