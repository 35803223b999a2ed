package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A place where an expression will be asked for, as much as is known of it before the program runs.
 *
 * @param code of the module
 * @param function index of the function whose locals are meant; without one those of any function may be
 * @param codeOffset of the instruction before which the program will stand, if that is known
 */
public record Site(ModuleCode code, OptionalInt function, OptionalInt codeOffset) {
    /** {@return an instruction of a function} */
    public static Site at(ModuleCode code, int codeOffset) {
        return new Site(code, code.functionAt(codeOffset), OptionalInt.of(codeOffset));
    }

    /** {@return anywhere in a function} */
    public static Site in(ModuleCode code, int function) {
        return new Site(code, OptionalInt.of(function), OptionalInt.empty());
    }

    /** {@return anywhere in a module} */
    public static Site anywhere(ModuleCode code) {
        return new Site(code, OptionalInt.empty(), OptionalInt.empty());
    }

    Scope scope() {
        return new Scope(code, function.orElse(-1));
    }

    /** {@return whether the expression may be asked for in a function that has such a local} */
    boolean mayHaveLocal(String name) {
        return function.isEmpty()
                && code.module().names().locals().values().stream()
                        .anyMatch(names -> names.containsValue(name.substring(1)));
    }

    /** {@return the types of the locals, parameters first, if the function is known} */
    Optional<List<ValueType>> locals() {
        if (function.isEmpty()) {
            return Optional.empty();
        }
        Module module = code.module();
        return module.definedFunction(function.getAsInt()).map(module::locals);
    }

    /** {@return the types of the operands, the bottom first, if the instruction is known} */
    Optional<List<ValueType>> operands() {
        return function.isPresent() && codeOffset.isPresent()
                ? Optional.of(code.operandsBefore(function.getAsInt(), codeOffset.getAsInt()))
                : Optional.empty();
    }
}
