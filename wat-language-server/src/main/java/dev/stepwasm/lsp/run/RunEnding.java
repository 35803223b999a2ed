package dev.stepwasm.lsp.run;

import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a run ended. */
public sealed interface RunEnding {
    /** The function returned. */
    record Returned(List<Value> results) implements RunEnding {
        /** Copies the list. */
        public Returned {
            results = List.copyOf(results);
        }
    }

    /** The program ended itself with a code, 0 when all went well. */
    record Exited(int code) implements RunEnding {}

    /**
     * Code trapped.
     *
     * @param code of the reason, as {@code integer-divide-by-zero}
     * @param message for people
     * @param frames the innermost first
     */
    record Trapped(String code, String message, List<RunFrame> frames) implements RunEnding {
        /** Copies the list. */
        public Trapped {
            frames = List.copyOf(frames);
        }
    }

    /** An exception left the function. */
    record Thrown(String message, List<RunFrame> frames) implements RunEnding {
        /** Copies the list. */
        public Thrown {
            frames = List.copyOf(frames);
        }
    }

    /** It used more than it may. */
    record Exhausted(String message, List<RunFrame> frames) implements RunEnding {
        /** Copies the list. */
        public Exhausted {
            frames = List.copyOf(frames);
        }
    }

    /** Somebody did not want to wait any longer. */
    record Cancelled() implements RunEnding {}

    /**
     * It did not begin.
     *
     * @param message why, for people
     * @param place in the text that it is about, if it is about one
     * @param missing all imports that nothing is given for
     */
    record Refused(String message, Optional<Span> place, List<MissingImport> missing) implements RunEnding {
        /** Copies the list. */
        public Refused {
            missing = List.copyOf(missing);
        }

        Refused(String message) {
            this(message, Optional.empty(), List.of());
        }
    }

    /** The engine or the host failed. */
    record Failed(String message) implements RunEnding {}

    /** {@return one word for programs} */
    default String word() {
        return switch (this) {
            case Returned returned -> "returned";
            case Exited exited -> "exited";
            case Trapped trapped -> "trapped";
            case Thrown thrown -> "thrown";
            case Exhausted exhausted -> "exhausted";
            case Cancelled cancelled -> "cancelled";
            case Refused refused -> "refused";
            case Failed failed -> "failed";
        };
    }

    /** {@return what happened, in a few words that follow the name of what ran} */
    default String show() {
        return switch (this) {
            case Returned(List<Value> results) ->
                results.isEmpty()
                        ? "returned"
                        : "= " + results.stream().map(Value::show).collect(Collectors.joining(" "));
            case Exited(int code) -> "exited with code " + code;
            case Trapped trapped -> "trapped: " + trapped.message();
            case Thrown thrown -> thrown.message();
            case Exhausted exhausted -> exhausted.message();
            case Cancelled cancelled -> "cancelled";
            case Refused refused -> refused.message();
            case Failed(String message) -> "failed: " + message;
        };
    }

    /** {@return the calls that had not returned, the innermost first} */
    default List<RunFrame> frames() {
        return switch (this) {
            case Trapped trapped -> trapped.frames();
            case Thrown thrown -> thrown.frames();
            case Exhausted exhausted -> exhausted.frames();
            case Returned returned -> List.of();
            case Exited exited -> List.of();
            case Cancelled cancelled -> List.of();
            case Refused refused -> List.of();
            case Failed failed -> List.of();
        };
    }
}
