package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.interpret.Activation;

/** Hears of the iterations of loops. */
@FunctionalInterface
public interface LoopProbe {
    /**
     * An iteration begins at the {@code loop} instruction at {@code frame.codeOffset()}.
     *
     * @param isAgain whether a branch came back to the loop; false for the first iteration
     */
    void iterates(Activation frame, boolean isAgain);
}
