package dev.stepwasm.engine.differential;

import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Types of values in generated programs. */
enum Kind {
    I32(ValueType.Numeric.I32, "(i32.const 0)"),
    I64(ValueType.Numeric.I64, "(i64.const 0)"),
    F32(ValueType.Numeric.F32, "(f32.const 0)"),
    F64(ValueType.Numeric.F64, "(f64.const 0)"),
    V128(ValueType.Vector.V128, "(v128.const i64x2 0 0)"),
    FUNCREF(ValueType.Reference.FUNCREF, "(ref.null func)"),
    EXTERNREF(ValueType.Reference.EXTERNREF, "(ref.null extern)");

    /** What a host can give and take without loss. */
    static final List<Kind> NUMBERS = List.of(I32, I64, F32, F64);

    private final ValueType type;
    private final String zero;

    Kind(ValueType type, String zero) {
        this.type = type;
        this.zero = zero;
    }

    /** {@return the kind of a type} Empty for those that programs do not use. */
    static Optional<Kind> of(ValueType type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    /** {@return whether programs can use everything in a signature} */
    static boolean coverAll(FunctionType type, List<Kind> kinds) {
        return type.parameters().stream()
                        .allMatch(each -> of(each).filter(kinds::contains).isPresent())
                && type.results().stream()
                        .allMatch(each -> of(each).filter(kinds::contains).isPresent());
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the shortest expression of the type} */
    String zero() {
        return zero;
    }

    boolean isReference() {
        return this == FUNCREF || this == EXTERNREF;
    }
}
