package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.type.FunctionType;
import org.jspecify.annotations.Nullable;

/** A function that code can call and refer to: defined in an instance or given by the host. Compared by identity. */
public abstract class WasmFunction {
    private final DefinedType definedType;
    private final DefinedTypes scope;
    private final FunctionType type;
    private final String name;
    private @Nullable Callee callee;

    /**
     * A function of a type that no module defines.
     *
     * @param name for people
     * @throws IllegalArgumentException if there are type indices in the type
     */
    protected WasmFunction(FunctionType type, String name) {
        this(DefinedType.of(type), DefinedTypes.NONE, type, name);
    }

    /**
     * A function of a type that a module defines.
     *
     * @param scope the types of the module
     * @param type what {@code definedType} is, with indices of the module
     * @param name for people
     */
    protected WasmFunction(DefinedType definedType, DefinedTypes scope, FunctionType type, String name) {
        this.definedType = definedType;
        this.scope = scope;
        this.type = type;
        this.name = name;
    }

    /** {@return what it takes and gives; type indices are those of {@link #scope}} */
    public final FunctionType type() {
        return type;
    }

    /** {@return its type, which tells what may be called as what} */
    public final DefinedType definedType() {
        return definedType;
    }

    /** {@return what type indices in {@link #type} mean} */
    public final DefinedTypes scope() {
        return scope;
    }

    /** {@return the name for people, as {@code $fib}, {@code func[3]} or {@code env.log}} */
    public final String name() {
        return name;
    }

    /** {@return what compiled code calls it by, null if none has asked for that yet} */
    public final @Nullable Callee callee() {
        return callee;
    }

    /** Says what compiled code calls it by. */
    public final void setCallee(Callee newCallee) {
        callee = newCallee;
    }

    @Override
    public String toString() {
        return name;
    }
}
