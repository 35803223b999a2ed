package dev.stepwasm.engine.script;

import dev.stepwasm.engine.TraceElement;
import dev.stepwasm.wasm.source.Span;
import java.util.List;
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
     * @param backtrace where code stood that trapped, threw or was ended, the innermost frame first
     * @param difference between what was expected and what came, if it failed because of that
     */
    record Failed(String message, Optional<Span> place, List<TraceElement> backtrace, Optional<Difference> difference)
            implements Outcome {
        /** Copies the list. */
        public Failed {
            backtrace = List.copyOf(backtrace);
        }
    }

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
        return failed(message, List.of());
    }

    /** {@return the command did not, because of what happened in code} */
    static Outcome failed(String message, List<TraceElement> backtrace) {
        return new Failed(message, Optional.empty(), backtrace, Optional.empty());
    }

    /** {@return the command did not, because something else came than was expected} */
    static Outcome failed(String message, Difference difference, List<TraceElement> backtrace) {
        return new Failed(message, Optional.empty(), backtrace, Optional.of(difference));
    }

    /** {@return it was not tried} */
    static Outcome skipped(String reason) {
        return new Skipped(reason);
    }
}
