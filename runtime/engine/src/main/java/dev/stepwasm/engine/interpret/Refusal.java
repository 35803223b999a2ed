package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.module.Module;
import java.util.Optional;

/**
 * Why a valid module cannot be run by this version.
 *
 * @param message for the user: the thing that cannot run and what it belongs to
 * @param position byte offset of the thing in the file
 */
public record Refusal(String message, int position) {
    /** As in browsers: a function that claims more would take memory without a reason. */
    private static final int MOST_LOCALS = 50_000;

    /** {@return why a valid module is not run, if it is not} */
    public static Optional<Refusal> of(Module module) {
        return module.functions().stream()
                .filter(function -> function.body().localCount() > MOST_LOCALS)
                .findFirst()
                .map(function -> new Refusal(
                        "a function with " + function.body().localCount() + " locals, but at most " + MOST_LOCALS
                                + " can be run",
                        function.position()));
    }
}
