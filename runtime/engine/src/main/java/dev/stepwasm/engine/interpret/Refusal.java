package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Feature;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Why a valid module cannot be run by this version.
 *
 * @param message for the user: the thing that cannot run and what it belongs to
 * @param position byte offset of the thing in the file
 */
public record Refusal(Feature feature, String message, int position) {
    /** {@return why this engine does not run a valid module, if it does not} */
    public static Optional<Refusal> of(Module module) {
        return Refusals.ofLocals(module);
    }

    /**
     * {@return the first reason why another engine does not run a valid module, if there is one}
     *
     * @param file the binary that {@code module} was read from
     * @param runs whether the engine runs instructions and types of a feature
     */
    public static Optional<Refusal> of(Module module, byte[] file, Predicate<Feature> runs) {
        return new Refusals(module, file, runs).first();
    }
}
