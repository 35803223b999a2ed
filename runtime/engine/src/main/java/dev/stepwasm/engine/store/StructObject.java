package dev.stepwasm.engine.store;

import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.StructType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A structure. Its numbers and its references lie in <em>slots</em> of their own, which {@link DefinedType#slot} gives;
 * a vector takes two slots for numbers, the low half first.
 */
public final class StructObject extends HeapObject {
    private static final long[] NO_NUMBERS = {};
    private static final @Nullable Object[] NO_REFERENCES = {};

    private final long[] numbers;
    private final @Nullable Object[] references;

    /**
     * A structure whose fields are zero and null.
     *
     * @throws IllegalArgumentException if the type is no struct
     */
    public StructObject(DefinedType type) {
        super(type);
        if (!(type.composite() instanceof StructType)) {
            throw new IllegalArgumentException("not a struct: " + type.show());
        }
        numbers = type.numberSlots() == 0 ? NO_NUMBERS : new long[type.numberSlots()];
        references = type.referenceSlots() == 0 ? NO_REFERENCES : new @Nullable Object[type.referenceSlots()];
    }

    /**
     * {@return a structure with these fields}
     *
     * @throws IllegalArgumentException if the type is no struct, or a value does not suit its field
     */
    public static StructObject of(DefinedType type, List<Value> fields) {
        var made = new StructObject(type);
        if (fields.size() != type.fields().size()) {
            throw new IllegalArgumentException(
                    type.show() + " has " + type.fields().size() + " fields but was given " + fields.size());
        }
        for (int i = 0; i < fields.size(); i++) {
            made.put(i, fields.get(i));
        }
        return made;
    }

    /** {@return a field; of a packed one the bits without sign} @throws IndexOutOfBoundsException if there is none */
    public Value get(int field) {
        var stored = type().fields().get(field).storage().unpacked();
        int slot = type().slot(field);
        if (stored.isReference()) {
            return Slots.value(stored, 0, 0, references[slot]);
        }
        return Slots.value(stored, numbers[slot], Slots.isWide(stored) ? numbers[slot + 1] : 0, null);
    }

    /**
     * Changes a field.
     *
     * @throws IndexOutOfBoundsException if there is none
     * @throws IllegalArgumentException if the field cannot be changed, or not to a value of that type
     */
    public void set(int field, Value value) {
        if (!type().fields().get(field).mutable()) {
            throw new IllegalArgumentException("field " + field + " of " + type().show() + " cannot be changed");
        }
        put(field, value);
    }

    private void put(int field, Value value) {
        FieldType declared = type().fields().get(field);
        var stored = declared.storage().unpacked();
        Slots.requireType(type().scope(), stored, value);
        int slot = type().slot(field);
        if (stored.isReference()) {
            references[slot] = Slots.reference(value);
            return;
        }
        numbers[slot] =
                declared.storage() instanceof PackedType packed ? packed(packed, Slots.bits(value)) : Slots.bits(value);
        if (Slots.isWide(stored)) {
            numbers[slot + 1] = Slots.high(value);
        }
    }

    /** {@return the bits that a packed field keeps of a number} */
    public static long packed(PackedType type, long bits) {
        return bits & (type == PackedType.I8 ? 0xFF : 0xFFFF);
    }

    /** {@return the number in a slot} */
    public long number(int slot) {
        return numbers[slot];
    }

    /** Changes the number in a slot. */
    public void setNumber(int slot, long bits) {
        numbers[slot] = bits;
    }

    /** {@return the reference in a slot} */
    public @Nullable Object reference(int slot) {
        return references[slot];
    }

    /** Changes the reference in a slot. */
    public void setReference(int slot, @Nullable Object reference) {
        references[slot] = reference;
    }

    @Override
    public String toString() {
        return IntStream.range(0, type().fields().size())
                .mapToObj(field -> References.brief(get(field)))
                .collect(Collectors.joining(", ", "struct(", ")"));
    }
}
