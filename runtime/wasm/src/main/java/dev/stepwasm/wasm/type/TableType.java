package dev.stepwasm.wasm.type;

/**
 * The type of a table.
 *
 * @param is64 whether indices are {@code i64}
 * @param limits size in elements
 */
public record TableType(boolean is64, Limits limits, ValueType.Reference element) {
    /** {@return the type of an index} */
    public ValueType.Numeric addressType() {
        return is64 ? ValueType.Numeric.I64 : ValueType.Numeric.I32;
    }
}
