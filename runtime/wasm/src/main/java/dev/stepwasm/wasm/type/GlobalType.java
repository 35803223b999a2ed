package dev.stepwasm.wasm.type;

/** The type of a global. */
public record GlobalType(ValueType type, boolean mutable) {
    /** {@return the type as the text format writes it} */
    public String show() {
        return mutable ? "(mut " + type.show() + ")" : type.show();
    }
}
