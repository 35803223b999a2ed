package dev.stepwasm.engine.script;

import dev.stepwasm.engine.Tier;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * How to run a script.
 *
 * @param timeout for each command
 * @param printed hears what modules print through {@code spectest}, a line each; called on threads of the script
 * @param memoryBytes bytes that the memories of each instance of the script may have together
 * @param tier what runs the code
 */
public record ScriptOptions(Duration timeout, Consumer<String> printed, OptionalLong memoryBytes, Tier tier) {
    /** Memories may be as large as they like. */
    public ScriptOptions(Duration timeout, Consumer<String> printed) {
        this(timeout, printed, OptionalLong.empty());
    }

    /** Code runs in the standard tier. */
    public ScriptOptions(Duration timeout, Consumer<String> printed, OptionalLong memoryBytes) {
        this(timeout, printed, memoryBytes, Tier.standard());
    }

    /** {@return ten seconds for each command, prints go nowhere} */
    public static ScriptOptions standard() {
        return new ScriptOptions(Duration.ofSeconds(10), line -> {});
    }
}
