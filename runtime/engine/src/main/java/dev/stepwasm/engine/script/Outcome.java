package dev.stepwasm.engine.script;

import dev.stepwasm.wasm.source.Span;
import java.util.Optional;

/** What became of a command. */
public sealed interface Outcome {
    /** It did what the script says. */
    record Passed() implements Outcome {}

    /**
     * It did not.
     *
     * @param message for the user: what was expected and what came instead
     * @param place of the reason, if it is known better than by the command
     */
    record Failed(String message, Optional<Span> place) implements Outcome {}

    /**
     * It was not tried.
     *
     * @param reason for the user: what stands in the way
     */
    record Skipped(String reason) implements Outcome {}

    /** {@return the command did what the script says} */
    static Outcome passed() {
        return new Passed();
    }

    /** {@return the command did not} */
    static Outcome failed(String message) {
        return new Failed(message, Optional.empty());
    }

    /** {@return it was not tried} */
    static Outcome skipped(String reason) {
        return new Skipped(reason);
    }
}
