package dev.stepwasm.ide.external;

import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.stream.Stream;

/** Whether a type speaks of definitions. */
final class Mentions {
    private Mentions() {}

    /** {@return whether a reference to a definition is part of it} */
    static boolean any(ImportableType type) {
        Stream<ValueType> values = type.type()
                .map(known -> switch (known) {
                    case ExternalType.Function f -> values(type.function().orElse(FunctionType.EMPTY));
                    case ExternalType.Tag t -> values(type.function().orElse(FunctionType.EMPTY));
                    case ExternalType.Memory m -> Stream.<ValueType>empty();
                    case ExternalType.Table t -> Stream.<ValueType>of(t.type().element());
                    case ExternalType.Global g -> Stream.of(g.type().type());
                })
                .orElse(Stream.empty());
        return values.anyMatch(value ->
                value instanceof ValueType.Reference(boolean n, HeapType heap) && heap instanceof HeapType.Concrete);
    }

    private static Stream<ValueType> values(FunctionType type) {
        return Stream.concat(type.parameters().stream(), type.results().stream());
    }
}
