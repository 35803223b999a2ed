package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.interpret.StopCause;
import dev.stepwasm.engine.script.ExpectedFailure;
import dev.stepwasm.engine.script.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a thread does for a command of a script, if it runs one. For the thread itself. */
final class Commanded {
    private boolean quiet;
    private @Nullable ExpectedFailure expected;
    private boolean seen;
    private @Nullable Failure failure;

    /**
     * A command that was not fulfilled, of which nobody has heard.
     *
     * @param word its keyword
     * @param codeOffset of the call that has done it
     */
    record Failure(String word, Outcome.Failed why, int codeOffset) {}

    /** Says whether the thread does what only prepares what somebody wants to see. */
    void setQuiet(boolean now) {
        quiet = now;
    }

    /** {@return whether nothing is to stop but a pause} */
    boolean isQuiet() {
        return quiet;
    }

    /** A command begins. @param wanted how code may fail because of it */
    void begin(ExpectedFailure wanted) {
        expected = wanted;
        seen = false;
    }

    /** {@return whether the command wants just this failure} */
    boolean expects(StopCause cause) {
        ExpectedFailure wanted = expected;
        return wanted != null
                && switch (cause) {
                    case StopCause.Trapped(Trap trap) -> wanted.is(trap);
                    case StopCause.Thrown thrown -> thrown.catcher().isEmpty() && wanted.isException();
                    case StopCause.Plain plain -> false;
                };
    }

    /** The thread stands still because of a failure in code. */
    void seeFailure() {
        seen = true;
    }

    /** The command was not fulfilled. {@return whether that is news} It is none when the reason has been seen in the code. */
    boolean fail(Failure why) {
        failure = seen ? null : why;
        return !seen;
    }

    /** {@return the failure that is to be told now} */
    Optional<Failure> takeFailure() {
        Optional<Failure> taken = Optional.ofNullable(failure);
        failure = null;
        return taken;
    }
}
