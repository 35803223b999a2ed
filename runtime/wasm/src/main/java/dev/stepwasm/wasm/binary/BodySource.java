package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.module.Module;

/** Gives the code of the functions that a module defines. */
@FunctionalInterface
public interface BodySource {
    /**
     * Writes the code of a function, the final {@code end} included. Called once for each function, in order.
     *
     * @param number of the function among {@code module.functions()}, without imports
     */
    void write(int number, CodeWriter out);

    /** {@return the code that the functions of {@code module} have in the file that it was read from} */
    static BodySource of(Module module, byte[] file) {
        return (number, out) ->
                out.copy(file, module.functions().get(number).body().code());
    }
}
