package dev.stepwasm.wasm.module;

import dev.stepwasm.wasm.code.Expression;

/** When a segment is used. */
public sealed interface SegmentMode {
    /** Copied at instantiation into the table or memory with index {@code target}, from {@code offset} on. */
    record Active(int target, Expression offset) implements SegmentMode {}

    /** Copied by {@code memory.init}, {@code table.init} or the array instructions. */
    enum Passive implements SegmentMode {
        PASSIVE
    }

    /** Only declares functions for {@code ref.func}; element segments only. */
    enum Declarative implements SegmentMode {
        DECLARATIVE
    }
}
