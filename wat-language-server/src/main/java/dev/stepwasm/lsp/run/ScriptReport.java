package dev.stepwasm.lsp.run;

import dev.stepwasm.engine.script.Difference;
import dev.stepwasm.wasm.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of commands of a script.
 *
 * @param results in text order, those that were asked for
 * @param refused why nothing was run, if that is so
 * @param cancelled whether somebody did not want to wait any longer
 * @param output what modules printed
 */
public record ScriptReport(
        List<CommandResult> results, Optional<String> refused, boolean cancelled, String output, long milliseconds) {
    /** Copies the list. */
    public ScriptReport {
        results = List.copyOf(results);
    }

    /** How a command ended. */
    public enum Status {
        /** It did what the script says. */
        PASSED,
        /** It did not. */
        FAILED,
        /** It was not tried. */
        SKIPPED
    }

    /**
     * What became of a command.
     *
     * @param command parenthesis to parenthesis
     * @param message what was expected and what came instead, or why it was not tried; empty if it passed
     * @param place of the reason, if it is known better than by the command
     * @param frames where code stood that failed, the innermost first
     * @param difference between what was expected and what came, if it failed because of that
     * @param time that it took
     */
    public record CommandResult(
            Span command,
            Status status,
            String message,
            Optional<Span> place,
            List<RunFrame> frames,
            Optional<Difference> difference,
            Duration time) {
        /** Copies the list. */
        public CommandResult {
            frames = List.copyOf(frames);
        }
    }

    /** {@return the number of commands that ended like that} */
    public long count(Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }

    /** {@return what happened, for people, on one line} */
    public String show() {
        if (refused.isPresent()) {
            return refused.get();
        }
        List<CommandResult> told = results.stream()
                .filter(result -> result.status() != Status.PASSED)
                .toList();
        if (results.size() == 1) {
            CommandResult only = results.getFirst();
            return only.status() == Status.PASSED
                    ? "passed"
                    : only.status().name().toLowerCase(java.util.Locale.ROOT) + ": " + only.message();
        }
        String counts = "%d passed, %d failed, %d skipped"
                .formatted(count(Status.PASSED), count(Status.FAILED), count(Status.SKIPPED));
        String first = told.stream()
                .filter(result -> result.status() == Status.FAILED)
                .findFirst()
                .map(result -> "; the first: " + result.message())
                .orElse("");
        return (cancelled ? "cancelled: " : "") + counts + first;
    }
}
