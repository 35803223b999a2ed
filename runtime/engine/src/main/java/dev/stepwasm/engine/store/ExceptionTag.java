package dev.stepwasm.engine.store;

import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag: what a handler knows exceptions by. Instances share it by import and export, and the host can make its own.
 * Compared by identity; immutable.
 */
public final class ExceptionTag {
    private final DefinedType type;
    private final String name;
    private final @Nullable Object outer;

    /**
     * A tag.
     *
     * @param type a function type; its parameters are what exceptions carry, results are none
     * @param name for people, as {@code $overflow}
     * @throws IllegalArgumentException if the type is another
     */
    public ExceptionTag(DefinedType type, String name) {
        this(type, name, null);
    }

    /**
     * A tag of another runtime.
     *
     * @param type a function type; its parameters are what exceptions carry, results are none
     * @param name for people, as {@code $overflow}
     * @param outer what the other runtime knows it by
     * @throws IllegalArgumentException if the type is another
     */
    public ExceptionTag(DefinedType type, String name, @Nullable Object outer) {
        if (!(type.composite() instanceof FunctionType function)
                || !function.results().isEmpty()) {
            throw new IllegalArgumentException("a tag cannot have the type " + type.show());
        }
        this.type = type;
        this.name = name;
        this.outer = outer;
    }

    /** {@return a tag of the host's} @param payload what exceptions carry; no types that a module defines */
    public static ExceptionTag of(String name, List<ValueType> payload) {
        return new ExceptionTag(DefinedType.of(new FunctionType(payload, List.of())), name);
    }

    /** {@return the function type; its parameters are what exceptions carry} */
    public DefinedType type() {
        return type;
    }

    /** {@return the types of what exceptions carry; type indices in them are those of the type's scope} */
    public List<ValueType> payload() {
        return type.composite() instanceof FunctionType function ? function.parameters() : List.of();
    }

    /** {@return the name for people} */
    public String name() {
        return name;
    }

    /** {@return what another runtime knows it by, as its binding wants it; null for a tag of ours} */
    public @Nullable Object outer() {
        return outer;
    }

    void requirePayload(List<Value> given) {
        List<ValueType> types = payload();
        if (types.size() != given.size()) {
            throw new IllegalArgumentException("exceptions of tag " + name + " carry " + types.size() + " values "
                    + FunctionType.showStack(types) + " but this was given " + given.size());
        }
        for (int i = 0; i < types.size(); i++) {
            Slots.requireType(type.scope(), types.get(i), given.get(i));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
