package dev.stepwasm.wasm.code;

import dev.stepwasm.wasm.type.ValueType;
import java.util.Optional;

/** The type of a block (core spec 2.4.1). */
public sealed interface BlockType {
    /** Takes nothing and gives nothing. */
    Inline EMPTY = new Inline(Optional.empty());

    /** Takes nothing and gives one value or none. */
    record Inline(Optional<ValueType> result) implements BlockType {
        /** {@return the type of a block that gives one value} */
        public static Inline of(ValueType result) {
            return new Inline(Optional.of(result));
        }
    }

    /**
     * Takes and gives what a function type says.
     *
     * @param typeIndex its index, or {@link Instruction#UNKNOWN_INDEX}
     */
    record Indexed(int typeIndex) implements BlockType {}
}
