package dev.stepwasm.lsp.run;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of a call.
 *
 * @param time that it took, with making the instance
 * @param instructions that ran
 * @param output that the program wrote, and the calls of stubs
 */
public record RunReport(ExportCall call, RunEnding ending, Duration time, long instructions, String output) {
    /** {@return whether it ended as expected; empty if nobody said how} */
    public Optional<Boolean> passed() {
        return call.expected().map(expected -> Expectations.isMet(expected, ending));
    }

    /** {@return whether all went well: as expected, or without a failure if nobody said how} */
    public boolean isFine() {
        return passed().orElseGet(() ->
                ending instanceof RunEnding.Returned || (ending instanceof RunEnding.Exited(int code) && code == 0));
    }

    /** {@return what happened, for people, on one line} */
    public String show() {
        String happened = call.show() + (ending instanceof RunEnding.Returned ? " " : ": ") + ending.show();
        return passed().map(met -> met
                        ? happened + " (passed)"
                        : "%s, but %s was expected"
                                .formatted(
                                        happened, call.expected().orElseThrow().show()))
                .orElse(happened);
    }
}
