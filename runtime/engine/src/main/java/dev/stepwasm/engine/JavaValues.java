package dev.stepwasm.engine;

import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How Java's types and values stand for those of WebAssembly. */
final class JavaValues {
    private static final Map<Class<?>, ValueType> EXACT = Map.ofEntries(
            Map.entry(int.class, Numeric.I32),
            Map.entry(Integer.class, Numeric.I32),
            Map.entry(Value.I32.class, Numeric.I32),
            Map.entry(boolean.class, Numeric.I32),
            Map.entry(Boolean.class, Numeric.I32),
            Map.entry(long.class, Numeric.I64),
            Map.entry(Long.class, Numeric.I64),
            Map.entry(Value.I64.class, Numeric.I64),
            Map.entry(float.class, Numeric.F32),
            Map.entry(Float.class, Numeric.F32),
            Map.entry(Value.F32.class, Numeric.F32),
            Map.entry(double.class, Numeric.F64),
            Map.entry(Double.class, Numeric.F64),
            Map.entry(Value.F64.class, Numeric.F64),
            Map.entry(Value.V128.class, ValueType.Vector.V128));

    private JavaValues() {}

    /** {@return a Java value with the type that it has by itself} See {@link Values#of}. */
    static Value toValue(@Nullable Object java) {
        return switch (java) {
            case null -> Value.Ref.ofNull(ValueType.EXTERNREF);
            case Value value -> value;
            case Integer number -> new Value.I32(number);
            case Boolean truth -> new Value.I32(truth ? 1 : 0);
            case Long number -> new Value.I64(number);
            case Float number -> new Value.F32(number);
            case Double number -> new Value.F64(number);
            case WasmFunction function -> new Value.Ref(ValueType.FUNCREF, function);
            default -> new Value.Ref(ValueType.EXTERNREF, java);
        };
    }

    /** {@return a Java value, which where a reference is wanted is its target} Whether it fits is for the callee to check. */
    static Value toValue(ValueType wanted, @Nullable Object java) {
        return wanted instanceof ValueType.Reference reference && !(java instanceof Value)
                ? new Value.Ref(reference, java)
                : toValue(java);
    }

    /** {@return whether values of a type can be handed over as values of a Java type} */
    static boolean fits(Class<?> java, ValueType type) {
        if (java == Object.class || java == Value.class) {
            return true;
        }
        ValueType exact = EXACT.get(java);
        if (exact != null || !(type instanceof ValueType.Reference reference)) {
            return type.equals(exact);
        }
        if (java == Value.Ref.class) {
            return true;
        }
        return !java.isPrimitive() && (java == WasmFunction.class || !isFunction(reference));
    }

    /**
     * {@return whether results can be handed over as one Java value} {@link Values} and lists take any number, a record as
     * many as it has components, if there are several.
     */
    static boolean fits(Class<?> java, List<ValueType> results) {
        if (java == Values.class || java == List.class) {
            return true;
        }
        return switch (results.size()) {
            case 0 -> java == void.class || java == Void.class || java == Object.class;
            case 1 -> fits(java, results.get(0));
            default -> java.isRecord() && fits(ResultRecord.of(java).types(), results);
        };
    }

    private static boolean fits(List<Class<?>> java, List<ValueType> types) {
        return java.size() == types.size()
                && IntStream.range(0, types.size()).allMatch(i -> fits(java.get(i), types.get(i)));
    }

    private static boolean isFunction(ValueType.Reference type) {
        return type.heap() == HeapType.Abstract.FUNC || type.heap() == HeapType.Abstract.NOFUNC;
    }

    /**
     * {@return a value as Java has it}
     *
     * @param wanted a type that {@link #fits} the type of the value
     * @throws IllegalArgumentException if a reference points to something else
     */
    static @Nullable Object toJava(Class<?> wanted, Value value) {
        if (Value.class.isAssignableFrom(wanted)) {
            return value;
        }
        return switch (value) {
            case Value.I32(int number) ->
                wanted == boolean.class || wanted == Boolean.class ? (Object) (number != 0) : (Object) number;
            case Value.I64(long number) -> number;
            case Value.F32(float number) -> number;
            case Value.F64(double number) -> number;
            case Value.V128 vector -> vector;
            case Value.Ref(ValueType.Reference type, Object target) -> target(wanted, target);
        };
    }

    private static @Nullable Object target(Class<?> wanted, @Nullable Object target) {
        if (target != null && !wanted.isInstance(target)) {
            throw new IllegalArgumentException("expected a reference to " + wanted.getName() + " but found one to "
                    + target.getClass().getName());
        }
        return target;
    }

    /** {@return results as Java has them} See {@link #fits(Class, List)}. */
    static @Nullable Object toJava(Class<?> wanted, Values results) {
        if (wanted == Values.class || wanted == List.class) {
            return results;
        }
        if (results.size() > 1 && wanted.isRecord()) {
            return ResultRecord.of(wanted).of(results);
        }
        return results.isEmpty() ? null : toJava(wanted, results.get(0));
    }

    /**
     * {@return what a Java method gave, as results of these types}
     *
     * @throws IllegalArgumentException saying what was wanted and found
     */
    static Values toValues(List<ValueType> wanted, @Nullable Object java) {
        if (java instanceof List<?> list && wanted.size() != 1) {
            return Values.of(list.toArray());
        }
        return switch (wanted.size()) {
            case 0 -> Values.none();
            case 1 -> java instanceof Values known ? known : Values.of(toValue(wanted.get(0), java));
            default -> several(wanted, java);
        };
    }

    private static Values several(List<ValueType> wanted, @Nullable Object java) {
        if (java == null || !java.getClass().isRecord()) {
            throw new IllegalArgumentException("expected " + wanted.size() + " results but found one");
        }
        List<@Nullable Object> components = ResultRecord.of(java.getClass()).components(java);
        if (components.size() != wanted.size()) {
            throw new IllegalArgumentException(
                    "expected " + wanted.size() + " results but found " + components.size() + " in " + java);
        }
        return Values.copyOf(IntStream.range(0, wanted.size())
                .mapToObj(i -> toValue(wanted.get(i), components.get(i)))
                .toList());
    }

    /** {@return a Java type for people, as the type of WebAssembly that it stands for} */
    static String show(Class<?> java) {
        ValueType exact = EXACT.get(java);
        if (exact != null) {
            return exact.show();
        }
        if (java == Object.class || java == Value.class) {
            return "any";
        }
        return java == WasmFunction.class ? "funcref" : "a reference (" + java.getSimpleName() + ")";
    }
}
