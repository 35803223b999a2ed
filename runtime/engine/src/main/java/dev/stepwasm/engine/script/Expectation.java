package dev.stepwasm.engine.script;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.VectorShape;
import dev.stepwasm.engine.store.ArrayObject;
import dev.stepwasm.engine.store.ExceptionObject;
import dev.stepwasm.engine.store.I31;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.engine.store.StructObject;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.HeapType.Abstract;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import dev.stepwasm.wat.script.Expected;
import dev.stepwasm.wat.script.Pattern;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares results with what a script expects of them, and says both in words. */
final class Expectation {
    private static final String AND = " and ";

    private Expectation() {}

    /** {@return whether the results are as expected} */
    static boolean isMet(List<Expected> expected, List<Value> results) {
        return expected.size() == results.size()
                && IntStream.range(0, expected.size()).allMatch(i -> matches(expected.get(i), results.get(i)));
    }

    private static boolean matches(Expected expected, Value value) {
        return switch (expected) {
            case Expected.Number number ->
                number.type().equals(value.type()) && matches(number.value(), number.type(), Slots.bits(value));
            case Expected.AnyNan nan ->
                value.type() instanceof Numeric type
                        && (type == Numeric.F32 || type == Numeric.F64)
                        && matches(nan.kind(), type, Slots.bits(value));
            case Expected.Vector vector -> value instanceof Value.V128 found && matches(vector, found);
            case Expected.Null none ->
                value instanceof Value.Ref reference
                        && reference.target() == null
                        && none.type()
                                .map(type -> related(type, reference.type().heap()))
                                .orElse(true);
            case Expected.Reference wanted ->
                value instanceof Value.Ref reference && reference.target() != null && matches(wanted, reference);
            case Expected.Either either -> either.choices().stream().anyMatch(choice -> matches(choice, value));
        };
    }

    private static boolean matches(Pattern pattern, Numeric type, long bits) {
        boolean wide = type == Numeric.I64 || type == Numeric.F64;
        return matches(pattern, wide ? 64 : 32, bits);
    }

    private static boolean matches(Pattern pattern, int width, long bits) {
        long mask = width == 64 ? -1 : (1L << width) - 1;
        long quiet = width == 64 ? 0x7FF8_0000_0000_0000L : 0x7FC0_0000L;
        return switch (pattern) {
            case Pattern.Bits(long wanted) -> (wanted & mask) == (bits & mask);
            case Pattern.Nan.CANONICAL -> (bits & (mask >>> 1)) == quiet;
            case Pattern.Nan.ARITHMETIC -> (bits & quiet) == quiet;
        };
    }

    private static boolean matches(Expected.Vector vector, Value.V128 found) {
        VectorShape shape = shape(vector);
        return IntStream.range(0, shape.lanes())
                .allMatch(
                        lane -> matches(vector.lanes().get(lane), vector.shape().bits(), shape.bits(found, lane)));
    }

    private static VectorShape shape(Expected.Vector vector) {
        return VectorShape.valueOf(vector.shape().name());
    }

    private static boolean matches(Expected.Reference wanted, Value.Ref reference) {
        boolean named = wanted.host().isEmpty()
                || (reference.target() instanceof HostThing(int number)
                        && number == wanted.host().getAsInt());
        return named && isA(kind(reference), wanted.kind());
    }

    /** {@return what something that is not null is} Some objects say it better than the type they were declared with. */
    private static HeapType kind(Value.Ref reference) {
        if (reference.type().heap() instanceof Abstract known && known.top() == Abstract.EXTERN) {
            return Abstract.EXTERN;
        }
        return switch (reference.target()) {
            case StructObject object -> Abstract.STRUCT;
            case ArrayObject object -> Abstract.ARRAY;
            case I31 number -> Abstract.I31;
            case WasmFunction function -> Abstract.FUNC;
            case ExceptionObject exception -> Abstract.EXN;
            case null, default -> reference.type().heap();
        };
    }

    /** {@return whether something found is of a kind} What is not null and has a concrete type is a function. */
    private static boolean isA(HeapType found, Abstract kind) {
        return switch (found) {
            case HeapType.Concrete function -> kind == Abstract.FUNC;
            case Abstract known ->
                known == kind
                        || (kind == Abstract.EQ && isEq(known))
                        || (kind == Abstract.ANY && (isEq(known) || known == Abstract.EQ));
        };
    }

    private static boolean isEq(Abstract type) {
        return type == Abstract.I31 || type == Abstract.STRUCT || type == Abstract.ARRAY;
    }

    /** {@return whether a null of one type may be one of the other} A concrete type is in either of two hierarchies. */
    private static boolean related(Abstract wanted, HeapType found) {
        return switch (found) {
            case HeapType.Concrete either -> wanted.top() == Abstract.FUNC || wanted.top() == Abstract.ANY;
            case Abstract known -> wanted.top() == known.top();
        };
    }

    // Words.

    /** {@return the expectation in words, as {@code i32 7 and f32 nan:canonical}} */
    static String show(List<Expected> expected) {
        return show(expected, AND);
    }

    private static String show(List<Expected> expected, String between) {
        return expected.isEmpty()
                ? "no result"
                : expected.stream().map(Expectation::show).collect(Collectors.joining(between));
    }

    /** {@return what was expected beside what came, a line for each value} */
    static Difference difference(List<Expected> expected, List<Value> results) {
        return new Difference(show(expected, "\n"), show(results, expected, "\n"));
    }

    /** {@return what was expected beside what happened instead} */
    static Difference difference(List<Expected> expected, String found) {
        return new Difference(show(expected, "\n"), found);
    }

    private static String show(Expected expected) {
        return switch (expected) {
            case Expected.Number number -> number.type().show() + " " + show(number.value(), number.type());
            case Expected.AnyNan nan -> show(nan.kind());
            case Expected.Vector vector -> show(vector);
            case Expected.Null none ->
                "ref.null" + none.type().map(type -> " " + type.show()).orElse("");
            case Expected.Reference wanted ->
                "ref." + wanted.kind().show()
                        + (wanted.host().isPresent() ? " " + wanted.host().getAsInt() : "");
            case Expected.Either either ->
                either.choices().stream().map(Expectation::show).collect(Collectors.joining(" or "));
        };
    }

    private static String show(Expected.Vector vector) {
        VectorShape shape = shape(vector);
        var lanes = IntStream.range(0, shape.lanes())
                .mapToObj(lane -> switch (vector.lanes().get(lane)) {
                    case Pattern.Bits(long bits) -> {
                        var all = new long[shape.lanes()];
                        all[lane] = bits;
                        yield shape.show(shape.of(all), lane);
                    }
                    case Pattern.Nan nan -> show(nan);
                })
                .collect(Collectors.joining(","));
        return shape.keyword() + ":" + lanes;
    }

    private static String show(Pattern pattern, Numeric type) {
        return switch (pattern) {
            case Pattern.Bits(long bits) -> Slots.value(type, bits, 0, null).show();
            case Pattern.Nan nan -> show(nan);
        };
    }

    private static String show(Pattern.Nan nan) {
        return switch (nan) {
            case CANONICAL -> "nan:canonical";
            case ARITHMETIC -> "nan:arithmetic";
        };
    }

    /** {@return results in words; vectors in the shape that was expected} */
    static String show(List<Value> results, List<Expected> expected) {
        return show(results, expected, AND);
    }

    private static String show(List<Value> results, List<Expected> expected, String between) {
        return results.isEmpty()
                ? "no result"
                : IntStream.range(0, results.size())
                        .mapToObj(i -> show(
                                results.get(i),
                                i < expected.size() && expected.get(i) instanceof Expected.Vector vector
                                        ? shape(vector)
                                        : VectorShape.I32X4))
                        .collect(Collectors.joining(between));
    }

    private static String show(Value value, VectorShape shape) {
        return switch (value) {
            case Value.V128 vector -> vector.show(shape);
            case Value.Ref reference -> show(reference);
            default -> value.type().show() + " " + value.show();
        };
    }

    private static String show(Value.Ref reference) {
        if (reference.target() == null) {
            return reference.type().heap() instanceof Abstract known ? "ref.null " + known.show() : "ref.null";
        }
        String kind = kind(reference) instanceof Abstract known ? known.show() : "func";
        String target = reference.target().toString();
        String detail = target.startsWith(kind) ? target.substring(kind.length()) : " " + target;
        return "ref." + kind + detail;
    }
}
