package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.ArrayObject;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.I31;
import dev.stepwasm.engine.store.References;
import dev.stepwasm.engine.store.StructObject;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Structures, arrays and what references are; compiled code calls this. A heap type is the index of a definition, or the
 * complement of the ordinal of an abstract one. Indices and lengths are unsigned.
 */
public final class Objects {
    private static final HeapType.Abstract[] ABSTRACT = HeapType.Abstract.values();
    private static final ValueType.Reference ANY = new ValueType.Reference(true, HeapType.Abstract.ANY);

    private Objects() {}

    /** {@return a heap type as a number} */
    static int number(HeapType type) {
        return switch (type) {
            case HeapType.Abstract known -> ~known.ordinal();
            case HeapType.Concrete(int index) -> index;
        };
    }

    // What references are.

    public static boolean isA(@Nullable Object target, Context context, int heapType, int nullable) {
        if (target == null) {
            return nullable != 0;
        }
        return heapType >= 0
                ? References.isA(target, context.types[heapType])
                : References.isA(target, ABSTRACT[~heapType]);
    }

    public static @Nullable Object cast(@Nullable Object target, Context context, int heapType, int nullable) {
        if (!isA(target, context, heapType, nullable)) {
            throw Fault.of(TrapReason.CAST_FAILURE, new Value.Ref(ANY, target));
        }
        return target;
    }

    public static int signed(@Nullable Object target) {
        return small(target).value();
    }

    public static int unsigned(@Nullable Object target) {
        return small(target).unsigned();
    }

    private static I31 small(@Nullable Object target) {
        if (target instanceof I31 small) {
            return small;
        }
        throw Fault.of(TrapReason.NULL_I31_REFERENCE);
    }

    // Structures.

    public static StructObject make(Context context, int type) {
        return new StructObject(context.types[type]);
    }

    public static StructObject struct(@Nullable Object target) {
        if (target instanceof StructObject object) {
            return object;
        }
        throw Fault.of(TrapReason.NULL_STRUCTURE_REFERENCE);
    }

    // Arrays.

    public static ArrayObject make(int length, Context context, int type) {
        DefinedType of = context.types[type];
        if (!ArrayObject.fits(of, Integer.toUnsignedLong(length))) {
            throw Fault.of(TrapReason.ALLOCATION_TOO_LARGE, Value.of(length));
        }
        try {
            return new ArrayObject(of, length);
        } catch (OutOfMemoryError none) { // Nothing but this one array is missing.
            throw Fault.of(TrapReason.ALLOCATION_TOO_LARGE, Value.of(length));
        }
    }

    public static ArrayObject make(long initial, int length, Context context, int type) {
        ArrayObject made = make(length, context, type);
        made.fill(0, made.length(), initial, 0, null);
        return made;
    }

    public static ArrayObject make(@Nullable Object initial, int length, Context context, int type) {
        ArrayObject made = make(length, context, type);
        made.fill(0, made.length(), 0, 0, initial);
        return made;
    }

    public static int length(@Nullable Object target) {
        return array(target).length();
    }

    public static long number(@Nullable Object target, int index) {
        return at(target, index).number(index);
    }

    public static int signed(@Nullable Object target, int index) {
        return at(target, index).signed(index);
    }

    public static @Nullable Object reference(@Nullable Object target, int index) {
        return at(target, index).reference(index);
    }

    public static void set(@Nullable Object target, int index, long value) {
        ArrayObject array = array(target);
        if (Integer.compareUnsigned(index, array.length()) >= 0) {
            throw outside(array, Value.of(index), Value.of(0));
        }
        array.setNumber(index, value);
    }

    public static void set(@Nullable Object target, int index, @Nullable Object value) {
        ArrayObject array = array(target);
        if (Integer.compareUnsigned(index, array.length()) >= 0) {
            throw outside(array, Value.of(index), Value.of(0));
        }
        array.setReference(index, value);
    }

    private static ArrayObject at(@Nullable Object target, int index) {
        ArrayObject array = array(target);
        if (Integer.compareUnsigned(index, array.length()) >= 0) {
            throw outside(array, Value.of(index));
        }
        return array;
    }

    private static Fault outside(ArrayObject array, Value... others) {
        Value[] operands = new Value[others.length + 1];
        operands[0] = value(array);
        System.arraycopy(others, 0, operands, 1, others.length);
        return Fault.of(TrapReason.OUT_OF_BOUNDS_ARRAY_ACCESS, operands);
    }

    /** {@return an operand for the words of a trap} */
    static Value value(ArrayObject array) {
        return new Value.Ref(ANY, array);
    }

    static ArrayObject array(@Nullable Object target) {
        if (target instanceof ArrayObject array) {
            return array;
        }
        throw Fault.of(TrapReason.NULL_ARRAY_REFERENCE);
    }
}
