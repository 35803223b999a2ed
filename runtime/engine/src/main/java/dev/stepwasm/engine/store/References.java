package dev.stepwasm.engine.store;

import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.HeapType;
import org.jspecify.annotations.Nullable;

/**
 * What references point to: {@link WasmFunction}s (func), {@link HeapObject}s and {@link I31}s (any),
 * {@link ExceptionObject}s (exn), and any other object as the host's (extern). Whether an object stands as an any or as
 * an extern makes no difference to it, so the conversions between the two change nothing.
 */
public final class References {
    private References() {}

    /**
     * {@return whether something that is not null is of a type}
     *
     * @param type of the hierarchy that the reference is in
     * @param scope what a type index means
     */
    public static boolean isA(Object target, HeapType type, DefinedTypes scope) {
        return switch (type) {
            case HeapType.Abstract known -> isA(target, known);
            case HeapType.Concrete(int index) -> isA(target, scope.get(index));
        };
    }

    /** {@return whether something that is not null is of a type} {@code type} is of the reference's hierarchy. */
    public static boolean isA(Object target, HeapType.Abstract type) {
        return switch (type) {
            case ANY, FUNC, EXTERN, EXN -> true;
            case EQ -> target instanceof HeapObject || target instanceof I31;
            case I31 -> target instanceof I31;
            case STRUCT -> target instanceof StructObject;
            case ARRAY -> target instanceof ArrayObject;
            case NONE, NOFUNC, NOEXTERN, NOEXN -> false;
        };
    }

    /** {@return whether something that is not null is of a type} */
    public static boolean isA(Object target, DefinedType type) {
        return switch (target) {
            case HeapObject object -> object.type().isSubtypeOf(type);
            case WasmFunction function -> function.definedType().isSubtypeOf(type);
            default -> false;
        };
    }

    /** {@return whether two references are the same} */
    public static boolean same(@Nullable Object a, @Nullable Object b) {
        return a == b || a instanceof I31 number && number.equals(b);
    }

    /** {@return what something is, for people: {@code null}, {@code struct}, {@code (func (param i32))}, ...} */
    public static String kind(@Nullable Object target) {
        return switch (target) {
            case null -> "null";
            case HeapObject object -> object.type().show();
            case WasmFunction function -> function.definedType().show();
            case I31 number -> "i31";
            case ExceptionObject exception -> "exn";
            default -> "an object of the host";
        };
    }

    /** {@return a value for people, without what is in the object it refers to} */
    static String brief(Value value) {
        return value instanceof Value.Ref reference
                ? switch (reference.target()) {
                    case StructObject object -> "struct";
                    case ArrayObject object -> "array[" + object.length() + "]";
                    case ExceptionObject exception -> "exn";
                    case null, default -> reference.show();
                }
                : value.show();
    }
}
