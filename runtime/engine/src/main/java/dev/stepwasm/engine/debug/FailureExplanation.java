package dev.stepwasm.engine.debug;

import java.util.List;

/** Explains why a command of a script was not fulfilled. */
final class FailureExplanation {
    private FailureExplanation() {}

    static Explanation of(Commanded.Failure failure) {
        return new Explanation(
                Explanation.Mode.ASSERTION,
                "assertion",
                "failed " + failure.word(),
                "test script: failed " + failure.word(),
                failure.why().message(),
                List.of(),
                "to see how it comes about, jump to this command again and step into it, or restart with a breakpoint"
                        + " here",
                failure.why().backtrace());
    }
}
