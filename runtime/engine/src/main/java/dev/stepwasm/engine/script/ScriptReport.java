package dev.stepwasm.engine.script;

import java.util.List;

/**
 * What became of a script.
 *
 * @param results one for each command in text order; those of a thread stand where it was started
 */
public record ScriptReport(List<Result> results) {
    /** Copies the list. */
    public ScriptReport {
        results = List.copyOf(results);
    }

    /** {@return the number of commands that did what the script says} */
    public long passed() {
        return count(Outcome.Passed.class);
    }

    /** {@return the number of commands that did not} */
    public long failed() {
        return count(Outcome.Failed.class);
    }

    /** {@return the number of commands that were not tried} */
    public long skipped() {
        return count(Outcome.Skipped.class);
    }

    private long count(Class<? extends Outcome> kind) {
        return results.stream().map(Result::outcome).filter(kind::isInstance).count();
    }
}
