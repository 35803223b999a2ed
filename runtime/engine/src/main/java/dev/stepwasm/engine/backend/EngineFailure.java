package dev.stepwasm.engine.backend;

import org.jspecify.annotations.Nullable;

/** An engine did neither what the standard says nor refuse it: a bug of the engine, or a limit that it does not name. */
public final class EngineFailure extends RuntimeException {
    /** A failure in the words of the engine. */
    public EngineFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
