package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import java.util.List;

/** Hears of returns. */
@FunctionalInterface
public interface ReturnProbe {
    /** A function returns next; {@code frame.codeOffset()} is the instruction that does it, or the final {@code end}. */
    void returns(Activation frame, List<Value> results);
}
