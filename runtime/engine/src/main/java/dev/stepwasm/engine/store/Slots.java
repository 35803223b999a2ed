package dev.stepwasm.engine.store;

import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.HeapType.Abstract;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import org.jspecify.annotations.Nullable;

/**
 * How values lie in memory: a number in a {@code long} (i32 and the bits of an f32 in the low half, the high half
 * undefined), the other half of a vector in a second {@code long}, a reference in an {@code Object} beside them.
 */
public final class Slots {
    private Slots() {}

    /** {@return whether a value is more than a number: a vector or a reference} */
    public static boolean isWide(ValueType type) {
        return type.isReference() || type instanceof ValueType.Vector;
    }

    /** {@return the value that a slot holds} */
    public static Value value(ValueType type, long bits, long high, @Nullable Object reference) {
        return switch (type) {
            case Numeric.I32 -> new Value.I32((int) bits);
            case Numeric.I64 -> new Value.I64(bits);
            case Numeric.F32 -> new Value.F32(Float.intBitsToFloat((int) bits));
            case Numeric.F64 -> new Value.F64(Double.longBitsToDouble(bits));
            case ValueType.Reference of -> new Value.Ref(of, reference);
            case ValueType.Vector vector -> new Value.V128(bits, high);
            case ValueType.Bottom bottom -> throw new IllegalArgumentException("no slot holds a " + bottom.show());
        };
    }

    /** {@return the number in a value, the low half of a vector, 0 for references} */
    public static long bits(Value value) {
        return switch (value) {
            case Value.I32(int number) -> number;
            case Value.I64(long number) -> number;
            case Value.F32(float number) -> Float.floatToRawIntBits(number);
            case Value.F64(double number) -> Double.doubleToRawLongBits(number);
            case Value.V128(long low, long high) -> low;
            case Value.Ref reference -> 0;
        };
    }

    /** {@return the high half of a vector, 0 for all others} */
    public static long high(Value value) {
        return value instanceof Value.V128(long low, long high) ? high : 0;
    }

    /** {@return the target of a reference, null for numbers} */
    public static @Nullable Object reference(Value value) {
        return value instanceof Value.Ref(ValueType.Reference type, Object target) ? target : null;
    }

    /** @throws IllegalArgumentException saying what was wanted and found, unless a value fits a type without indices */
    public static void requireType(ValueType wanted, Value value) {
        requireType(DefinedTypes.NONE, wanted, value);
    }

    /**
     * Checks that a value can stand where a type is wanted. Of a reference it is the target that counts, and of the type
     * given with it only the hierarchy.
     *
     * @param scope what type indices in {@code wanted} mean
     * @throws IllegalArgumentException saying what was wanted and found, unless the value fits
     */
    public static void requireType(DefinedTypes scope, ValueType wanted, Value value) {
        if (!fits(scope, wanted, value)) {
            throw new IllegalArgumentException("expected " + scope.show(wanted) + " but found " + shown(value));
        }
    }

    private static String shown(Value value) {
        return value instanceof Value.Ref(ValueType.Reference type, HeapObject object)
                ? object.type().show() + " " + object
                : value.type().show() + " " + value.show();
    }

    private static boolean fits(DefinedTypes scope, ValueType wanted, Value value) {
        if (!(wanted instanceof ValueType.Reference reference)) {
            return wanted.equals(value.type());
        }
        if (!(value instanceof Value.Ref(ValueType.Reference type, Object target))) {
            return false;
        }
        Abstract top = scope.top(reference.heap());
        if (target == null) {
            return reference.nullable() && mayBeWithin(type.heap(), top);
        }
        return mayBeWithin(type.heap(), top)
                && (top != Abstract.FUNC || target instanceof WasmFunction)
                && (top != Abstract.EXN || target instanceof ExceptionObject)
                && References.isA(target, reference.heap(), scope);
    }

    /** {@return whether a type is in a hierarchy} A type that some module defines is in either of two. */
    private static boolean mayBeWithin(HeapType type, Abstract top) {
        return switch (type) {
            case Abstract known -> known.top() == top;
            case HeapType.Concrete defined -> top == Abstract.FUNC || top == Abstract.ANY;
        };
    }
}
