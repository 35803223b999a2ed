package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.names.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which exported function to call, with what.
 *
 * @param export name of the export
 * @param arguments one for each parameter, of its type
 */
public record Invocation(String export, List<Value> arguments) {
    private static final String COMMAND = "_start";
    /** Names in a message. */
    private static final int MOST_OFFERED = 30;

    /** Copies the list. */
    public Invocation {
        arguments = List.copyOf(arguments);
    }

    /**
     * {@return the call that a user means}
     *
     * @param name the export; without one it is {@code _start} or else the only exported function
     * @param arguments texts as {@link Value#parse} reads them
     * @throws InvocationException if there is no such function, or the arguments do not fit it in number, type or range
     */
    public static Invocation of(Module module, Optional<String> name, List<String> arguments)
            throws InvocationException {
        Export export = name.isPresent() ? named(module, name.get()) : only(module);
        List<ValueType> parameters = parameters(module, export.index());
        if (parameters.size() != arguments.size()) {
            throw new InvocationException("`" + export.name() + "` takes "
                    + signature(module, export.index(), parameters) + ", but " + count(arguments.size()) + " given");
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            values.add(argument(module, export.index(), i, parameters.get(i), arguments.get(i)));
        }
        return new Invocation(export.name(), values);
    }

    private static List<ValueType> parameters(Module module, int function) {
        FunctionType type = module.functionType(function);
        return type == null ? List.of() : type.parameters();
    }

    private static Value argument(Module module, int function, int index, ValueType type, String text)
            throws InvocationException {
        try {
            return Value.parse(type, text);
        } catch (IllegalArgumentException e) {
            throw new InvocationException("argument " + (index + 1) + " (" + Names.local(module, function, index) + ": "
                    + type.show() + "): " + e.getMessage());
        }
    }

    private static Export named(Module module, String name) throws InvocationException {
        Export export = module.export(name).orElse(null);
        if (export == null) {
            throw new InvocationException(
                    "the module exports no function `" + name + "`" + meant(module, name) + offer(module));
        }
        if (export.kind() != ExternalKind.FUNCTION) {
            throw new InvocationException("the export `" + name + "` is a "
                    + export.kind().keyword() + " and cannot be called" + offer(module));
        }
        return export;
    }

    private static Export only(Module module) throws InvocationException {
        List<Export> functions = functions(module);
        Optional<Export> command = functions.stream()
                .filter(export -> export.name().equals(COMMAND))
                .findFirst();
        if (command.isPresent() || functions.size() == 1) {
            return command.orElseGet(() -> functions.get(0));
        }
        throw new InvocationException(
                functions.isEmpty()
                        ? "the module exports no function, so there is nothing to call"
                        : "say which function to call" + offer(module));
    }

    private static String meant(Module module, String name) {
        return new Nearest()
                .to(name, functions(module).stream().map(Export::name).toList())
                .map(found -> "; did you mean `" + found + "`?")
                .orElse("");
    }

    private static String offer(Module module) {
        List<Export> functions = functions(module);
        int more = functions.size() - MOST_OFFERED;
        return functions.isEmpty()
                ? "; it exports no functions"
                : functions.stream()
                        .limit(MOST_OFFERED)
                        .map(export -> "`" + export.name() + "`")
                        .collect(Collectors.joining(", ", "; it exports ", more > 0 ? " and " + more + " more" : ""));
    }

    private static List<Export> functions(Module module) {
        return module.exports().stream()
                .filter(export -> export.kind() == ExternalKind.FUNCTION)
                .toList();
    }

    private static String signature(Module module, int function, List<ValueType> parameters) {
        if (parameters.isEmpty()) {
            return "no arguments";
        }
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            shown.add(
                    Names.local(module, function, i) + ": " + parameters.get(i).show());
        }
        return parameters.size() + (parameters.size() == 1 ? " argument" : " arguments") + " ("
                + String.join(", ", shown) + ")";
    }

    private static String count(int given) {
        return given == 1 ? "1 was" : (given == 0 ? "none" : given) + " were";
    }
}
