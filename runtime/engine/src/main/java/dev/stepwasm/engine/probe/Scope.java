package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.interpret.ModuleCode;

/** Which code a probe is attached to. */
public sealed interface Scope {
    /** Everything that runs under the same control. */
    record Everything() implements Scope {}

    /** All functions of a module, in all its instances. */
    record OfModule(ModuleCode code) implements Scope {}

    /** One function of a module, in all its instances. */
    record OfFunction(ModuleCode code, int functionIndex) implements Scope {}

    /** The instruction at a byte offset of a module's file, in all instances. */
    record At(ModuleCode code, int codeOffset) implements Scope {}

    /** {@return everything that runs under the same control} */
    static Scope everything() {
        return new Everything();
    }

    /** {@return whether something of a function is in this scope} */
    default boolean covers(ModuleCode code, int functionIndex) {
        return switch (this) {
            case Everything all -> true;
            case OfModule(ModuleCode module) -> module == code;
            case OfFunction(ModuleCode module, int function) -> module == code && function == functionIndex;
            case At(ModuleCode module, int offset) ->
                module == code && code.functionAt(offset).orElse(-1) == functionIndex;
        };
    }

    /** {@return whether an instruction of a function that is covered is in this scope} */
    default boolean covers(int codeOffset) {
        return !(this instanceof At(ModuleCode module, int offset)) || offset == codeOffset;
    }
}
