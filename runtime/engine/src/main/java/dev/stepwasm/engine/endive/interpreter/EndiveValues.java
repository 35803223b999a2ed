package dev.stepwasm.engine.endive.interpreter;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.WasmArray;
import run.endive.runtime.WasmException;
import run.endive.runtime.WasmExternRef;
import run.endive.runtime.WasmI31Ref;
import run.endive.runtime.WasmStruct;

/**
 * Values as Endive carries them: numbers in a {@code long[]}, vectors in two of its elements, the low one first, references
 * to functions there too, as index or -1; other references in an {@code Object[]} at the same places.
 */
final class EndiveValues {
    private static final long NULL = -1;

    private final Module module;
    private final String name;

    EndiveValues(Module module, String name) {
        this.module = module;
        this.name = name;
    }

    /** Values on their way; both arrays are equally long. */
    @SuppressWarnings("ArrayRecordComponent") // made for one call
    record Carried(long[] numbers, @Nullable Object[] references) {}

    /**
     * A function of some instance.
     *
     * @param shown its name
     */
    record FunctionReference(String instance, long index, String shown) {
        @Override
        public String toString() {
            return shown;
        }
    }

    /** An object of the garbage collected heap, or an exception. Equal when the objects are. */
    record ObjectReference(Object object, String shown) {
        @Override
        public boolean equals(Object other) {
            return other instanceof ObjectReference same && same.object.equals(object);
        }

        @Override
        public int hashCode() {
            return object.hashCode();
        }

        @Override
        public String toString() {
            return shown;
        }
    }

    Carried carried(List<Value> values) {
        int size = values.stream().mapToInt(value -> width(value.type())).sum();
        var numbers = new long[size];
        var references = new @Nullable Object[size];
        int at = 0;
        for (Value value : values) {
            switch (value) {
                case Value.V128(long low, long high) -> {
                    numbers[at] = low;
                    numbers[at + 1] = high;
                }
                case Value.Ref(ValueType.Reference type, Object target) -> {
                    numbers[at] =
                            target instanceof FunctionReference(String of, long index, String shown) ? index : NULL;
                    references[at] = outgoing(target);
                }
                default -> numbers[at] = Slots.bits(value);
            }
            at += width(value.type());
        }
        return new Carried(numbers, references);
    }

    private static @Nullable Object outgoing(@Nullable Object target) {
        return switch (target) {
            case null -> null;
            case FunctionReference function -> null;
            case ObjectReference own -> own.object();
            default -> new WasmExternRef(target);
        };
    }

    /**
     * {@return values of these types}
     *
     * @param numbers null if there are none
     * @param references null if there are none
     */
    List<Value> values(List<ValueType> types, long @Nullable [] numbers, @Nullable Object @Nullable [] references) {
        var values = new ArrayList<Value>();
        int at = 0;
        for (ValueType type : types) {
            long low = numbers == null ? 0 : numbers[at];
            long high = numbers == null || width(type) == 1 ? 0 : numbers[at + 1];
            values.add(value(type, low, high, references == null ? null : references[at]));
            at += width(type);
        }
        return values;
    }

    /** {@return the value of a type} */
    Value value(ValueType type, long low, long high, @Nullable Object reference) {
        return switch (type) {
            case ValueType.Vector vector -> new Value.V128(low, high);
            case ValueType.Reference declared
            when isFunction(declared.heap()) ->
                low == NULL ? Value.Ref.ofNull(declared) : new Value.Ref(declared, function(low));
            case ValueType.Reference declared -> incoming(declared, reference);
            default -> Slots.value(type, low, 0, null);
        };
    }

    private FunctionReference function(long index) {
        String shown =
                module.names().function((int) index).map(known -> "$" + known).orElse("func[" + index + "]");
        return new FunctionReference(name, index, shown);
    }

    private static int width(ValueType type) {
        return type instanceof ValueType.Vector ? 2 : 1;
    }

    private boolean isFunction(HeapType heap) {
        return switch (heap) {
            case HeapType.Abstract known -> known == HeapType.Abstract.FUNC || known == HeapType.Abstract.NOFUNC;
            case HeapType.Concrete(int index) -> module.types().function(index) != null;
        };
    }

    private static Value.Ref incoming(ValueType.Reference declared, @Nullable Object object) {
        HeapType kind = declared.heap() == HeapType.Abstract.EXTERN ? HeapType.Abstract.EXTERN : kind(object);
        var type = new ValueType.Reference(false, kind);
        return switch (object) {
            case null -> Value.Ref.ofNull(declared);
            case WasmExternRef host when host.isObjectRef() -> new Value.Ref(type, host.objectValue());
            case WasmI31Ref small ->
                new Value.Ref(type, new ObjectReference(small, "i31 " + (small.value() << 1 >> 1)));
            case WasmArray array -> new Value.Ref(type, new ObjectReference(array, "array of " + array.length()));
            default -> new Value.Ref(type, new ObjectReference(object, kind.show()));
        };
    }

    /** {@return what an object is, whatever type it was declared with} */
    private static HeapType kind(@Nullable Object object) {
        return switch (object) {
            case WasmI31Ref small -> HeapType.Abstract.I31;
            case WasmStruct struct -> HeapType.Abstract.STRUCT;
            case WasmArray array -> HeapType.Abstract.ARRAY;
            case WasmException exception -> HeapType.Abstract.EXN;
            case null, default -> HeapType.Abstract.ANY;
        };
    }
}
