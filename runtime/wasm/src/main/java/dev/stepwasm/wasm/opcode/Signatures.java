package dev.stepwasm.wasm.opcode;

import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the types written in the opcode table, as {@code i32 i32 -> i32}. Equal types are one object. */
final class Signatures {
    private static final Map<String, FunctionType> KNOWN = new HashMap<>();
    private static final Map<FunctionType, FunctionType> WIDE = new HashMap<>();

    private Signatures() {}

    /** Called from the class initializer of {@link Opcode} only, hence by one thread. */
    static FunctionType parse(String signature) {
        return KNOWN.computeIfAbsent(signature, Signatures::read);
    }

    /** {@return the type with an {@code i64} as its first parameter, the address} */
    static FunctionType wide(FunctionType type) {
        return WIDE.computeIfAbsent(type, narrow -> {
            var parameters = new ArrayList<>(narrow.parameters());
            parameters.set(0, ValueType.Numeric.I64);
            return new FunctionType(parameters, narrow.results());
        });
    }

    private static FunctionType read(String signature) {
        int arrow = signature.indexOf("->");
        return new FunctionType(types(signature.substring(0, arrow)), types(signature.substring(arrow + 2)));
    }

    private static List<ValueType> types(String words) {
        var types = new ArrayList<ValueType>();
        for (String word : words.trim().split(" ", -1)) {
            if (!word.isEmpty()) {
                types.add(type(word));
            }
        }
        return types;
    }

    private static ValueType type(String word) {
        return switch (word) {
            case "i32" -> ValueType.Numeric.I32;
            case "i64" -> ValueType.Numeric.I64;
            case "f32" -> ValueType.Numeric.F32;
            case "f64" -> ValueType.Numeric.F64;
            case "v128" -> ValueType.Vector.V128;
            case "eqref" -> new ValueType.Reference(true, HeapType.Abstract.EQ);
            case "arrayref" -> new ValueType.Reference(true, HeapType.Abstract.ARRAY);
            case "i31ref" -> new ValueType.Reference(true, HeapType.Abstract.I31);
            case "i31" -> new ValueType.Reference(false, HeapType.Abstract.I31);
            default -> throw new IllegalArgumentException("no type: " + word);
        };
    }
}
