package dev.stepwasm.engine.script;

import dev.stepwasm.engine.backend.EngineChoice;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How to run a script.
 *
 * @param engine what runs the modules
 * @param timeout for each command
 * @param printed hears what modules print through {@code spectest}, a line each; called on threads of the script
 */
public record ScriptOptions(EngineChoice engine, Duration timeout, Consumer<String> printed) {
    /** {@return ten seconds for each command, the engine that suits, prints go nowhere} */
    public static ScriptOptions standard() {
        return new ScriptOptions(EngineChoice.AUTO, Duration.ofSeconds(10), line -> {});
    }
}
