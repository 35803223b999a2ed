package dev.stepwasm.engine.store;

import dev.stepwasm.engine.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An exception that was thrown: what an {@code exnref} refers to. Immutable; compared by identity. */
public final class ExceptionObject {
    private final ExceptionTag tag;
    private final List<Value> payload;
    private final @Nullable RuntimeException outer;

    /**
     * An exception.
     *
     * @throws IllegalArgumentException if exceptions of that tag carry something else
     */
    public ExceptionObject(ExceptionTag tag, List<Value> payload) {
        this(tag, payload, null);
    }

    /**
     * An exception that another runtime has thrown.
     *
     * @param outer what it is there
     * @throws IllegalArgumentException if exceptions of that tag carry something else
     */
    public ExceptionObject(ExceptionTag tag, List<Value> payload, @Nullable RuntimeException outer) {
        tag.requirePayload(payload);
        this.tag = tag;
        this.payload = List.copyOf(payload);
        this.outer = outer;
    }

    /** {@return what handlers know it by} */
    public ExceptionTag tag() {
        return tag;
    }

    /** {@return what it carries, of the types that the tag says} */
    public List<Value> payload() {
        return payload;
    }

    /** {@return what it is in the runtime that has thrown it; null for one of ours} */
    public @Nullable RuntimeException outer() {
        return outer;
    }

    /** {@return tag and payload for people, as {@code $overflow(7, 1.5)}} */
    @Override
    public String toString() {
        return payload.stream().map(References::brief).collect(Collectors.joining(", ", tag.name() + "(", ")"));
    }
}
