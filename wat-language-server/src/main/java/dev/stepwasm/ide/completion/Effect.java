package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * What an instruction takes from the operand stack and puts there; unknown types fit everything.
 *
 * @param gives empty if execution does not go on behind it, or if it can be anything
 */
public record Effect(List<ValueType> takes, Optional<List<ValueType>> gives) {
    static Effect of(List<ValueType> takes, List<ValueType> gives) {
        return new Effect(takes, Optional.of(gives));
    }

    static Effect of(FunctionType type) {
        return of(type.parameters(), type.results());
    }

    /** {@return the effect of what goes elsewhere} */
    static Effect leaving(List<ValueType> takes) {
        return new Effect(takes, Optional.empty());
    }

    /** {@return the effect as {@code [i32 i32] -> [i32]}; types that are not known are {@code any}} */
    String show() {
        return (FunctionType.showStack(takes) + " -> "
                        + gives.map(FunctionType::showStack).orElse("unreachable"))
                .replace("(ref unknown)", "ref")
                .replace("unknown", "any");
    }
}
