package dev.stepwasm.engine;

import org.jspecify.annotations.Nullable;

/** A {@link HostModule} cannot be loaded. The message names the class or file and says what is wrong with it. */
public final class HostModuleException extends Exception {
    HostModuleException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
