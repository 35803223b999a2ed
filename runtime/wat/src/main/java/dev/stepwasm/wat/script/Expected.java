package dev.stepwasm.wat.script;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a result must be. */
public sealed interface Expected {
    /** {@return its place in the file} */
    Span span();

    /** A number, or any NaN of a kind. */
    record Number(Span span, ValueType.Numeric type, Pattern value) implements Expected {}

    /** A vector, lane by lane. */
    record Vector(Span span, LaneShape shape, List<Pattern> lanes) implements Expected {
        /** Copies the list. */
        public Vector {
            lanes = List.copyOf(lanes);
        }
    }

    /**
     * {@code (ref.null)} or {@code (ref.null type)}.
     *
     * @param type in whose hierarchy the null must be; empty for any
     */
    record Null(Span span, Optional<HeapType.Abstract> type) implements Expected {}

    /**
     * A reference that is not null: {@code (ref.func)}, {@code (ref.i31)}, {@code (ref.extern 3)} and so on.
     *
     * @param kind what it must point to
     * @param host the number of the host's thing, where the script names one with {@code ref.extern} or {@code ref.host}
     */
    record Reference(Span span, HeapType.Abstract kind, OptionalInt host) implements Expected {}

    /** One of several. */
    record Either(Span span, List<Expected> choices) implements Expected {
        /** Copies the list. */
        public Either {
            choices = List.copyOf(choices);
        }
    }

    /** A NaN of a kind, {@code f32} or {@code f64}: the older commands do not say which. */
    record AnyNan(Span span, Pattern.Nan kind) implements Expected {}
}
