package dev.stepwasm.lsp;

import java.util.concurrent.CompletionException;

/** Failures in words that people understand. */
final class Causes {
    private Causes() {}

    /** {@return the message of what went wrong first} */
    static String words(Throwable error) {
        Throwable cause = error;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? "it failed without a reason" : message;
    }
}
