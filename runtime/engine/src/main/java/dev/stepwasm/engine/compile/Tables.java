package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.Callee;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.WasmFunction;
import org.jspecify.annotations.Nullable;

/**
 * What tables are read and written by; compiled code calls this. Indices and lengths are unsigned, and have 64 bits but for
 * calls by indices of 32 bits.
 */
public final class Tables {
    private Tables() {}

    /** {@return what an indirect call calls} */
    public static Callee callee(int index, Context context, int table, int type) {
        ReferenceTable called = context.tables[table];
        if (Integer.compareUnsigned(index, called.size()) >= 0) {
            throw Fault.of(TrapReason.UNDEFINED_ELEMENT, Value.of(index));
        }
        if (!(called.get(index) instanceof WasmFunction function)) {
            throw Fault.of(TrapReason.UNINITIALIZED_ELEMENT, Value.of(index));
        }
        if (!function.definedType().isSubtypeOf(context.types[type])) {
            throw Fault.of(TrapReason.INDIRECT_CALL_TYPE_MISMATCH, Value.of(index));
        }
        return callee(function, context);
    }

    /** {@return what an indirect call with an index of 64 bits calls} */
    public static Callee callee(long index, Context context, int table, int type) {
        if (index < 0 || index >= context.tables[table].size()) {
            throw Fault.of(TrapReason.UNDEFINED_ELEMENT, Value.of(index));
        }
        return callee((int) index, context, table, type);
    }

    /** {@return what a call of a reference calls} */
    public static Callee callee(@Nullable Object reference, Context context) {
        if (reference instanceof WasmFunction function) {
            return callee(function, context);
        }
        throw Fault.of(TrapReason.NULL_FUNCTION_REFERENCE);
    }

    /** {@return the same as the one for an index, but null where that throws} */
    public static @Nullable Callee find(int index, Context context, int table, int type) {
        ReferenceTable called = context.tables[table];
        return Integer.compareUnsigned(index, called.size()) < 0
                        && called.get(index) instanceof WasmFunction function
                        && function.definedType().isSubtypeOf(context.types[type])
                ? callee(function, context)
                : null;
    }

    /** {@return the same as the one for an index of 64 bits, but null where that throws} */
    public static @Nullable Callee find(long index, Context context, int table, int type) {
        return index >= 0 && index < context.tables[table].size() ? find((int) index, context, table, type) : null;
    }

    /** {@return the same as the one for a reference, but null where that throws} */
    public static @Nullable Callee find(@Nullable Object reference, Context context) {
        return reference instanceof WasmFunction function ? callee(function, context) : null;
    }

    /** {@return the same if it is code of the module that calls it, otherwise null} */
    public static @Nullable Callee own(@Nullable Callee callee) {
        return callee instanceof CompiledCallee known && known.index >= 0 ? known : null;
    }

    @SuppressWarnings("ReferenceEquality") // It is about this very context.
    private static Callee callee(WasmFunction function, Context context) {
        return function.callee() instanceof CompiledCallee known && known.context == context
                ? known
                : context.adapted(function);
    }

    /** {@return a reference that is not null} */
    public static Object present(@Nullable Object reference) {
        if (reference == null) {
            throw Fault.of(TrapReason.NULL_REFERENCE);
        }
        return reference;
    }

    public static @Nullable Object get(long index, Context context, int table) {
        ReferenceTable read = context.tables[table];
        if (isOutside(read.size(), index, 1)) {
            throw outside(Value.of(index));
        }
        return read.get((int) index);
    }

    public static void set(long index, @Nullable Object reference, Context context, int table) {
        ReferenceTable written = context.tables[table];
        if (isOutside(written.size(), index, 1)) {
            throw outside(Value.of(index), Value.of(0));
        }
        written.set((int) index, reference);
    }

    public static int size(Context context, int table) {
        return context.tables[table].size();
    }

    public static int grow(@Nullable Object initial, long more, Context context, int table) {
        return context.tables[table].grow(more, initial);
    }

    public static void fill(long to, @Nullable Object reference, long length, Context context, int table) {
        ReferenceTable filled = context.tables[table];
        if (isOutside(filled.size(), to, length)) {
            throw outside(Value.of(to), Value.of(0), Value.of(length));
        }
        filled.fill((int) to, reference, (int) length);
    }

    public static void copy(long to, long from, long length, Context context, int target, int source) {
        ReferenceTable written = context.tables[target];
        ReferenceTable read = context.tables[source];
        if (isOutside(written.size(), to, length) || isOutside(read.size(), from, length)) {
            throw outside(Value.of(to), Value.of(from), Value.of(length));
        }
        written.copy((int) to, read, (int) from, (int) length);
    }

    public static void initialize(long to, long from, long length, Context context, int segment, int table) {
        @Nullable Object[] elements = context.state.element(segment);
        ReferenceTable written = context.tables[table];
        if (isOutside(written.size(), to, length) || isOutside(elements.length, from, length)) {
            throw outside(Value.of(to), Value.of(from), Value.of(length));
        }
        written.write((int) to, elements, (int) from, (int) length);
    }

    private static boolean isOutside(int size, long index, long length) {
        return index < 0 || length < 0 || index > size - length;
    }

    private static Fault outside(Value... operands) {
        return Fault.of(TrapReason.OUT_OF_BOUNDS_TABLE_ACCESS, operands);
    }
}
