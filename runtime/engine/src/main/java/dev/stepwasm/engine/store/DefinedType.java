package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.CompositeType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.SubType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type definition as running code knows it. Definitions that the standard holds for the same (core spec 3.1.3), in
 * whatever modules they stand, are one object: compared by identity. It lives as long as a module or object of that type
 * does. Immutable; any thread.
 */
public final class DefinedType {
    private final SubType definition;
    private final DefinedTypes scope;
    private final @Nullable DefinedType supertype;
    /** The number of supertypes above it. */
    private final int depth;

    /** Of a struct, the slot of each field among those of its kind. */
    private final int[] slots;

    /** How the fields of a struct are kept, or the elements of an array. */
    private final Storage[] storages;

    private final int numberSlots;
    private final int referenceSlots;

    /**
     * A definition; only {@link TypeInterner} makes them.
     *
     * @param definition with indices of {@code scope}
     * @param supertype made before
     */
    DefinedType(SubType definition, DefinedTypes scope, @Nullable DefinedType supertype) {
        this.definition = definition;
        this.scope = scope;
        this.supertype = supertype;
        this.depth = supertype == null ? 0 : supertype.depth + 1;
        List<FieldType> fields = storedBy(definition.composite());
        slots = new int[fields.size()];
        storages = new Storage[fields.size()];
        int numbers = 0;
        int references = 0;
        // In order, so that a subtype has its supertype's fields where that has them.
        for (int i = 0; i < slots.length; i++) {
            storages[i] = Storage.of(fields.get(i).storage());
            boolean isReference = storages[i] == Storage.REFERENCE;
            slots[i] = isReference ? references : numbers;
            references += isReference ? 1 : 0;
            numbers += isReference ? 0 : storages[i] == Storage.VECTOR ? 2 : 1;
        }
        numberSlots = numbers;
        referenceSlots = references;
    }

    private static List<FieldType> storedBy(CompositeType type) {
        return switch (type) {
            case FunctionType function -> List.of();
            case StructType(List<FieldType> fields) -> fields;
            case ArrayType(FieldType element) -> List.of(element);
        };
    }

    /** {@return the type of functions that take and give this} @throws IllegalArgumentException if it names a definition */
    public static DefinedType of(FunctionType type) {
        var group = RecursiveGroup.of(SubType.of(type));
        group.mapIndices(index -> {
            throw new IllegalArgumentException("a type of its own cannot refer to others: " + type.showStack());
        });
        return TypeInterner.intern(group, 0, List.of()).getFirst();
    }

    /** {@return whether this is the other type or inherits from it} */
    @SuppressWarnings("ReferenceEquality") // equal types are one object
    public boolean isSubtypeOf(DefinedType other) {
        if (this == other) {
            return true;
        }
        if (other.isFinal()) {
            return false;
        }
        DefinedType type = this;
        while (type != null && type.depth > other.depth) {
            type = type.supertype;
        }
        return type == other;
    }

    /** {@return whether no other type may inherit from it} */
    public boolean isFinal() {
        return definition.isFinal();
    }

    /** {@return the type it inherits from, null if there is none} */
    public @Nullable DefinedType supertype() {
        return supertype;
    }

    /** {@return what it is; type indices in it are those of {@link #scope}} */
    public CompositeType composite() {
        return definition.composite();
    }

    /** {@return what the type indices in {@link #composite} mean} */
    public DefinedTypes scope() {
        return scope;
    }

    /** {@return the abstract type directly above: func, struct or array} */
    public HeapType.Abstract kind() {
        return switch (composite()) {
            case FunctionType function -> HeapType.Abstract.FUNC;
            case StructType struct -> HeapType.Abstract.STRUCT;
            case ArrayType array -> HeapType.Abstract.ARRAY;
        };
    }

    /** {@return the fields of a struct, none if it is no struct} */
    public List<FieldType> fields() {
        return composite() instanceof StructType struct ? struct.fields() : List.of();
    }

    /** {@return what the elements of an array are} @throws IllegalStateException if it is no array */
    public FieldType element() {
        if (composite() instanceof ArrayType(FieldType element)) {
            return element;
        }
        throw new IllegalStateException("not an array: " + show());
    }

    /** {@return where a struct has a field: in which slot for numbers, or for references if it is one} */
    public int slot(int field) {
        return slots[field];
    }

    /** {@return how a field of a struct is kept, or with 0 the elements of an array} */
    public Storage storage(int field) {
        return storages[field];
    }

    /** {@return the number of fields of a struct} */
    public int fieldCount() {
        return slots.length;
    }

    int numberSlots() {
        return numberSlots;
    }

    int referenceSlots() {
        return referenceSlots;
    }

    /** {@return the definition for people; other definitions in it are shown as {@code (struct ...)}} */
    public String show() {
        return TypeText.show(composite(), scope);
    }

    @Override
    public String toString() {
        return show();
    }
}
