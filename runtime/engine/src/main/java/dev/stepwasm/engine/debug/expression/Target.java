package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.ValueType;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A place in the program that has a value and can be given another.
 *
 * @param type of the values that it takes
 * @param unsigned whether its value is meant without sign
 * @param read gives the value
 * @param write changes the value; throws {@link IllegalArgumentException} with words for the user if it cannot be that
 * @param range the bytes that it is, if it is in a memory
 */
public record Target(
        ValueType type, boolean unsigned, Supplier<Value> read, Consumer<Value> write, Optional<Range> range)
        implements Subject {
    /** A place outside of memory, with a value that is meant with its sign. */
    Target(ValueType type, Supplier<Value> read, Consumer<Value> write) {
        this(type, false, read, write, Optional.empty());
    }

    Datum datum() {
        return new Datum.Known(read.get(), unsigned);
    }
}
