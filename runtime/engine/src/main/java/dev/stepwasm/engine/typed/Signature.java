package dev.stepwasm.engine.typed;

import dev.stepwasm.engine.Values;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A function's type as the parameters and the result of a Java method. */
record Signature(List<Parameter> parameters, List<Class<?>> results) {
    private static final int MOST_SLOTS = 250;

    /** A parameter of the method. */
    record Parameter(Class<?> type, String name) {}

    /** Copies both lists. */
    Signature {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    /**
     * {@return the signature of a function of the module}
     *
     * @param reserved names that parameters must not have
     */
    static Signature of(Module module, int function, FunctionType type, JavaTypes types, Set<String> reserved) {
        Taken taken = Taken.parameters(reserved);
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < type.parameters().size(); i++) {
            String otherwise = "argument" + (i + 1);
            String name = module.names()
                    .local(function, i)
                    .map(known -> JavaName.member(known, otherwise))
                    .orElse(otherwise);
            parameters.add(new Parameter(types.of(type.parameters().get(i)), taken.take(name)));
        }
        List<Class<?>> results = new ArrayList<>();
        for (ValueType result : type.results()) {
            results.add(types.of(result));
        }
        return new Signature(parameters, results);
    }

    /** {@return whether Java allows a method with so many parameters, and a record with so many components} */
    boolean fitsJava() {
        return slots(parameters.stream().map(Parameter::type).toList()) <= MOST_SLOTS && slots(results) <= MOST_SLOTS;
    }

    private static int slots(List<Class<?>> types) {
        return types.stream().mapToInt(JavaTypes::slots).sum();
    }

    /** {@return the parameters between the parentheses} */
    String list(SourceFile file) {
        return parameters.stream()
                .map(parameter -> file.use(parameter.type()) + " " + parameter.name())
                .collect(Collectors.joining(", "));
    }

    /**
     * {@return the type of the result}
     *
     * @param record the name of the record for several results
     */
    String result(SourceFile file, String record) {
        return switch (results.size()) {
            case 0 -> "void";
            case 1 -> file.use(results.get(0));
            default -> record;
        };
    }

    /** {@return the declaration of the record for several results} */
    String record(SourceFile file, String name) {
        return "record " + name
                + IntStream.range(0, results.size())
                        .mapToObj(i -> file.use(results.get(i)) + " result" + (i + 1))
                        .collect(Collectors.joining(", ", "(", ")"))
                + " {}";
    }

    /** {@return a method that takes what Java has no signature for} */
    static String untyped(SourceFile file, String name) {
        return "default " + file.use(Values.class) + " " + name + "(Object... arguments)";
    }
}
