package dev.stepwasm.engine.store;

import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.GlobalType;
import org.jspecify.annotations.Nullable;

/**
 * A global: one value that instances share. Used by one thread at a time.
 *
 * <p>A binding to another runtime may keep the value elsewhere: it overrides {@link #bits}, {@link #high},
 * {@link #reference}, {@link #setVector}, {@link #setBits} and {@link #setReference}.
 */
public class GlobalCell {
    private final GlobalType type;
    private final DefinedTypes scope;
    private long bits;
    private long high;
    private @Nullable Object reference;
    private @Nullable Observer observer;

    /** Hears of what the host does to a global. */
    @FunctionalInterface
    public interface Observer {
        /** The host has changed the value. */
        void set(GlobalCell global);
    }

    /** A global with its first value. @throws IllegalArgumentException if the value has another type */
    public GlobalCell(GlobalType type, Value initial) {
        this(DefinedTypes.NONE, type, initial);
    }

    /**
     * A global with its first value.
     *
     * @param scope what type indices in the type mean
     * @throws IllegalArgumentException if the value has another type
     */
    public GlobalCell(DefinedTypes scope, GlobalType type, Value initial) {
        this.scope = scope;
        this.type = type;
        Slots.requireType(scope, type.type(), initial);
        bits = Slots.bits(initial);
        high = Slots.high(initial);
        reference = Slots.reference(initial);
    }

    /** A global whose value the subclass holds. */
    protected GlobalCell(DefinedTypes scope, GlobalType type) {
        this.scope = scope;
        this.type = type;
    }

    /** {@return a global of the host that code may change, of the type of its first value} */
    public static GlobalCell mutable(Value initial) {
        return new GlobalCell(new GlobalType(initial.type(), true), initial);
    }

    /** {@return a global of the host that code cannot change} */
    public static GlobalCell constant(Value value) {
        return new GlobalCell(new GlobalType(value.type(), false), value);
    }

    /** {@return the type} */
    public final GlobalType type() {
        return type;
    }

    /** {@return what type indices in the type mean} */
    public final DefinedTypes scope() {
        return scope;
    }

    /** {@return the value} */
    public final Value get() {
        return Slots.value(type.type(), bits(), high(), reference());
    }

    /**
     * Changes the value, also of a constant global: whether code may do so is the validator's business.
     *
     * @throws IllegalArgumentException if the value has another type
     */
    public final void set(Value value) {
        Slots.requireType(scope, type.type(), value);
        if (value instanceof Value.Ref) {
            setReference(Slots.reference(value));
        } else {
            setVector(Slots.bits(value), Slots.high(value));
        }
        if (observer != null) {
            observer.set(this);
        }
    }

    /** Says who hears of {@link #set} from now on; null for nobody. */
    public void observe(@Nullable Observer newObserver) {
        observer = newObserver;
    }

    /** {@return the number, or low half of a vector, as it stands in a slot of the operand stack; 0 for references} */
    public long bits() {
        return bits;
    }

    /** {@return the high half of a vector; 0 if this is none} */
    public long high() {
        return high;
    }

    /** Changes both halves of a vector. */
    public void setVector(long newLow, long newHigh) {
        bits = newLow;
        high = newHigh;
    }

    /** Changes a number. */
    public void setBits(long newBits) {
        bits = newBits;
    }

    /** {@return the reference; null if it is the null reference or this is a number} */
    public @Nullable Object reference() {
        return reference;
    }

    /** Changes a reference. */
    public void setReference(@Nullable Object newReference) {
        reference = newReference;
    }
}
