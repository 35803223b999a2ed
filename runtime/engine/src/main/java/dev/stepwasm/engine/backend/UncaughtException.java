package dev.stepwasm.engine.backend;

/** An exception of WebAssembly left the function that the host called. */
public final class UncaughtException extends RuntimeException {
    /** @param message names the tag */
    public UncaughtException(String message) {
        super(message, null, false, false);
    }
}
