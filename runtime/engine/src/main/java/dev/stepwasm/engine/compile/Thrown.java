package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.store.ExceptionObject;
import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exception of Wasm on its way through compiled code. Outside of that it is a {@link WasmException}. */
public final class Thrown extends RuntimeException {
    private final transient ExceptionObject exception;
    private final transient JavaFrames frames;

    private Thrown(ExceptionObject exception) {
        super(null, null, false, false);
        this.exception = exception;
        this.frames = JavaFrames.current();
    }

    /** {@return what {@code throw_ref} throws} Compiled code calls this. */
    public static Thrown of(@Nullable Object reference) {
        if (reference instanceof ExceptionObject exception) {
            return new Thrown(exception);
        }
        throw Fault.of(TrapReason.NULL_EXCEPTION_REFERENCE);
    }

    /** {@return the exception} */
    public ExceptionObject exception() {
        return exception;
    }

    /** {@return the frames of compiled code that threw it} */
    public JavaFrames frames() {
        return frames;
    }

    /** Gathers what an exception carries; compiled code uses this. */
    public static final class Payload {
        private final ExceptionTag tag;
        private final List<ValueType> types;
        private final List<Value> values = new ArrayList<>();

        /** Nothing yet. */
        public Payload(Context context, int tag) {
            this.tag = context.state.tag(tag);
            this.types = this.tag.payload();
        }

        /** Adds a number, as it is in a slot. */
        public void add(long bits) {
            values.add(Slots.value(types.get(values.size()), bits, 0, null));
        }

        /** Adds a reference. */
        public void add(@Nullable Object reference) {
            values.add(Slots.value(types.get(values.size()), 0, 0, reference));
        }

        /** {@return the exception} */
        public ExceptionObject exception() {
            return new ExceptionObject(tag, values);
        }
    }

    // What handlers do.

    /** {@return the exception that has been caught: one of these, or of the interpreter or the host} */
    public static ExceptionObject caught(Object thrown) {
        return thrown instanceof Thrown own ? own.exception : ((WasmException) thrown).exception();
    }

    /** {@return whether an exception has a tag} */
    @SuppressWarnings("ReferenceEquality") // Tags are compared by identity.
    public static boolean has(Object thrown, Context context, int tag) {
        return caught(thrown).tag() == context.state.tag(tag);
    }

    /** {@return a number that an exception carries, as it is in a slot} */
    public static long number(Object thrown, int place) {
        return Slots.bits(caught(thrown).payload().get(place));
    }

    /** {@return a reference that an exception carries} */
    public static @Nullable Object reference(Object thrown, int place) {
        return Slots.reference(caught(thrown).payload().get(place));
    }
}
