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
            var zeros = type.results().stream().map(ImportStub::zero).toList();
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
        return (name, type) -> {
            var groups = groups(name, texts, type.results());
            var calls = new AtomicInteger();
            return arguments -> groups.get(Math.min(calls.getAndIncrement(), groups.size() - 1));
        };
    }

    /** {@return a stub that traps with a message} */
    static ImportStub trap(String message) {
        return (name, type) -> arguments -> {
            throw Trap.ofHost(message);
        };
    }

    private static List<List<Value>> groups(String name, List<String> texts, List<ValueType> types) {
        if (types.isEmpty()) {
            return List.of(List.of());
        }
        if (texts.isEmpty() || texts.size() % types.size() != 0) {
            throw new IllegalArgumentException(name + " has " + types.size() + " results "
                    + FunctionType.showStack(types) + ", so that many values, or a multiple, must be given, not "
                    + texts.size());
        }
        var groups = new ArrayList<List<Value>>();
        for (int i = 0; i < texts.size(); i += types.size()) {
            var group = new ArrayList<Value>();
            for (int j = 0; j < types.size(); j++) {
                group.add(Value.parse(types.get(j), texts.get(i + j)));
            }
            groups.add(List.copyOf(group));
        }
        return groups;
    }

    private static Value zero(ValueType type) {
        return switch (type) {
            case ValueType.Numeric number -> Value.parse(number, "0");
            case ValueType.Reference reference -> Value.Ref.ofNull(reference);
            case ValueType.Vector vector -> new Value.V128(0, 0);
            case ValueType.Bottom bottom -> throw new IllegalArgumentException("no stub can give a " + bottom.show());
        };
    }
}
