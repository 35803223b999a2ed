package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import java.util.Collections;
import java.util.List;

/** What instructions on structs and arrays take and give. */
final class AggregateEffects {
    private static final ValueType I32 = ValueType.Numeric.I32;

    private final TypeSpace types;

    AggregateEffects(TypeSpace types) {
        this.types = types;
    }

    Effect struct(Opcode op, int index, int number) {
        StructType struct = types.struct(index);
        if (struct == null) {
            return Effects.UNKNOWN;
        }
        boolean known = number >= 0 && number < struct.fields().size();
        ValueType field = known ? struct.fields().get(number).storage().unpacked() : ValueType.Bottom.BOTTOM;
        return switch (op) {
            case STRUCT_NEW ->
                Effect.of(
                        struct.fields().stream()
                                .map(f -> f.storage().unpacked())
                                .toList(),
                        List.of(Effects.reference(false, index)));
            case STRUCT_NEW_DEFAULT -> Effect.of(List.of(), List.of(Effects.reference(false, index)));
            case STRUCT_SET -> Effect.of(List.of(Effects.reference(true, index), field), List.of());
            default -> Effect.of(List.of(Effects.reference(true, index)), List.of(field));
        };
    }

    Effect array(Opcode op, int index, int second) {
        ArrayType array = types.array(index);
        if (array == null) {
            return Effects.UNKNOWN;
        }
        ValueType element = array.element().storage().unpacked();
        ValueType nullable = Effects.reference(true, index);
        List<ValueType> made = List.of(Effects.reference(false, index));
        return switch (op) {
            case ARRAY_NEW -> Effect.of(List.of(element, I32), made);
            case ARRAY_NEW_DEFAULT -> Effect.of(List.of(I32), made);
            case ARRAY_NEW_FIXED ->
                Effect.of(Collections.nCopies(Math.clamp(second, 0, Effects.MOST_VARIANTS), element), made);
            case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> Effect.of(List.of(I32, I32), made);
            case ARRAY_SET -> Effect.of(List.of(nullable, I32, element), List.of());
            case ARRAY_FILL -> Effect.of(List.of(nullable, I32, element, I32), List.of());
            case ARRAY_COPY -> Effect.of(List.of(nullable, I32, Effects.reference(true, second), I32, I32), List.of());
            case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> Effect.of(List.of(nullable, I32, I32, I32), List.of());
            default -> Effect.of(List.of(nullable, I32), List.of(element));
        };
    }
}
