package dev.stepwasm.engine.store;

/** A structure or an array on the garbage-collected heap. Compared by identity. Used by one thread at a time. */
public abstract sealed class HeapObject permits StructObject, ArrayObject {
    private final DefinedType type;

    HeapObject(DefinedType type) {
        this.type = type;
    }

    /** {@return the type it was made with} */
    public final DefinedType type() {
        return type;
    }

    /** {@return its contents for people; what it refers to is named only, long arrays are cut} */
    @Override
    public abstract String toString();
}
