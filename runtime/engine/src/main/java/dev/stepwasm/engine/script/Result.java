package dev.stepwasm.engine.script;

import dev.stepwasm.wat.script.Command;
import java.time.Duration;

/**
 * A command of a script and what became of it.
 *
 * @param time that it took; zero if it was not tried
 */
public record Result(Command command, Outcome outcome, Duration time) {
    /** What was not tried takes no time. */
    Result(Command command, Outcome outcome) {
        this(command, outcome, Duration.ZERO);
    }

    Result within(Duration taken) {
        return new Result(command, outcome, taken);
    }
}
