package dev.stepwasm.wasm.type;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** The type of a function, block or instruction: what it takes from the stack and what it puts there. */
public record FunctionType(List<ValueType> parameters, List<ValueType> results) implements CompositeType {
    /** Takes nothing, gives nothing. */
    public static final FunctionType EMPTY = new FunctionType(List.of(), List.of());

    /** Copies both lists. */
    public FunctionType {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    @Override
    public String show() {
        return "(func" + clause("param", parameters) + clause("result", results) + ")";
    }

    @Override
    public FunctionType mapIndices(IntUnaryOperator mapping) {
        return new FunctionType(mapped(parameters, mapping), mapped(results, mapping));
    }

    private static List<ValueType> mapped(List<ValueType> types, IntUnaryOperator mapping) {
        return types.stream().map(type -> type.mapIndices(mapping)).toList();
    }

    /** {@return the type as stack change, as {@code [i32 i32] -> [i32]}} */
    public String showStack() {
        return showStack(parameters) + " -> " + showStack(results);
    }

    /** {@return types in brackets, as {@code [i32 f64]}} */
    public static String showStack(List<ValueType> types) {
        return types.stream().map(ValueType::show).collect(Collectors.joining(" ", "[", "]"));
    }

    private static String clause(String keyword, List<ValueType> types) {
        return types.isEmpty()
                ? ""
                : types.stream().map(ValueType::show).collect(Collectors.joining(" ", " (" + keyword + " ", ")"));
    }

    @Override
    public String toString() {
        return showStack();
    }
}
