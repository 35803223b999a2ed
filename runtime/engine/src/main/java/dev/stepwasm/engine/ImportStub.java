package dev.stepwasm.engine;

import dev.stepwasm.engine.store.HostedFunction;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Stands for an imported function that nobody has written: takes the type that the module wants. */
@FunctionalInterface
public interface ImportStub {
    /**
     * {@return what the function does; it looks at nothing but its arguments}
     *
     * @param name of the import, as {@code env.log}
     * @throws IllegalArgumentException with words for the user, if the stub does not suit the type
     */
    HostedFunction.Call bind(String name, FunctionType type);

    /** {@return a stub that writes a line with its name and arguments at each call, and gives zeros} */
    static ImportStub log(Consumer<String> line) {
        return (name, type) -> {
            var zeros =
                    type.results().stream().map(result -> zero(name, result)).toList();
            return arguments -> {
                line.accept(name + arguments.stream().map(Value::show).collect(Collectors.joining(", ", "(", ")")));
                return zeros;
            };
        };
    }

    /**
     * {@return a stub that gives these values, as many at each call as the function has results; the last ones again and
     * again}
     *
     * @param values as {@link Value#parse} reads them
     */
    static ImportStub returns(List<String> values) {
        List<String> texts = List.copyOf(values);
        return (name, type) ->
                inTurn(parsed(name, groups(name, texts, type.results().size(), type), type.results()));
    }

    /**
     * {@return a stub that gives the results of the first call, then those of the second, and so on; those of the last call
     * again and again}
     *
     * @param calls one list for each call, one text in it for each result, as {@link Value#parse} reads them
     */
    static ImportStub sequence(List<List<String>> calls) {
        List<List<String>> texts = calls.stream().map(List::copyOf).toList();
        return (name, type) -> inTurn(parsed(name, texts, type.results()));
    }

    /** {@return a stub that gives its arguments back, as many of them as the function has results} */
    static ImportStub echo() {
        return (name, type) -> {
            int count = type.results().size();
            if (count > type.parameters().size()
                    || !type.results().equals(type.parameters().subList(0, count))) {
                throw new IllegalArgumentException(name + " is " + type + ", and an echo can give its arguments "
                        + FunctionType.showStack(type.parameters())
                        + " back only where the results begin with the same types");
            }
            return arguments -> arguments.subList(0, count);
        };
    }

    /** {@return a stub that traps with a message} */
    static ImportStub trap(String message) {
        return (name, type) -> arguments -> {
            throw Trap.ofHost(message);
        };
    }

    private static HostedFunction.Call inTurn(List<List<Value>> calls) {
        var made = new AtomicInteger();
        return arguments -> calls.get(made.getAndUpdate(call -> Math.min(call + 1, calls.size() - 1)));
    }

    private static List<List<String>> groups(String name, List<String> texts, int size, FunctionType type) {
        if (size == 0) {
            return List.of(List.of());
        }
        if (texts.isEmpty() || texts.size() % size != 0) {
            throw new IllegalArgumentException(wanted(name, type.results())
                    + ", so that many values, or a multiple, must be given, not " + texts.size());
        }
        var groups = new ArrayList<List<String>>();
        for (int i = 0; i < texts.size(); i += size) {
            groups.add(texts.subList(i, i + size));
        }
        return groups;
    }

    private static List<List<Value>> parsed(String name, List<List<String>> calls, List<ValueType> types) {
        if (calls.isEmpty()) {
            throw new IllegalArgumentException(wanted(name, types) + ", but what to give is not said for any call");
        }
        var values = new ArrayList<List<Value>>();
        for (List<String> call : calls) {
            String which = name + (calls.size() > 1 ? ", call " + (values.size() + 1) : "");
            if (call.size() != types.size()) {
                throw new IllegalArgumentException(wanted(which, types) + ", but " + call.size()
                        + (call.size() == 1 ? " is given" : " are given"));
            }
            var group = new ArrayList<Value>();
            for (int i = 0; i < types.size(); i++) {
                group.add(parsed(which, i, types.get(i), call.get(i)));
            }
            values.add(List.copyOf(group));
        }
        return List.copyOf(values);
    }

    private static Value parsed(String which, int index, ValueType type, String text) {
        try {
            return Value.parse(type, text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    which + ", result " + (index + 1) + " (" + type.show() + "): " + wrong.getMessage(), wrong);
        }
    }

    private static String wanted(String name, List<ValueType> types) {
        return name + " has " + (types.size() == 1 ? "1 result " : types.size() + " results ")
                + FunctionType.showStack(types);
    }

    /** {@return the zero or null of a type} @throws IllegalArgumentException if it has none */
    private static Value zero(String name, ValueType type) {
        return switch (type) {
            case ValueType.Numeric number -> Value.parse(number, "0");
            case ValueType.Reference reference when reference.nullable() -> Value.Ref.ofNull(reference);
            case ValueType.Reference reference ->
                throw new IllegalArgumentException(
                        name + " returns " + reference.show() + ", which is never null, so no stub can give it");
            case ValueType.Vector vector -> new Value.V128(0, 0);
            case ValueType.Bottom bottom -> throw new IllegalArgumentException("no stub can give a " + bottom.show());
        };
    }
}
