package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.type.FunctionType;

/** A function that code can call and refer to: defined in an instance or given by the host. Compared by identity. */
public abstract class WasmFunction {
    private final FunctionType type;
    private final String name;

    /** A function with a name for people. */
    protected WasmFunction(FunctionType type, String name) {
        this.type = type;
        this.name = name;
    }

    /** {@return what it takes and gives} */
    public final FunctionType type() {
        return type;
    }

    /** {@return the name for people, as {@code $fib}, {@code func[3]} or {@code env.log}} */
    public final String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
