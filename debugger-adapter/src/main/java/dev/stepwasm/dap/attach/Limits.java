package dev.stepwasm.dap.attach;

import java.time.Duration;

/**
 * What a connection may use up.
 *
 * @param bytes that it sends before it has shown the token
 * @param messages that it sends until then
 * @param time that it takes until then
 * @param connections of this kind at once; one more, and the oldest is closed
 * @param pause before a wrong token is answered
 * @param stall how long a debugger may take nothing of what an attached program has to tell it
 */
record Limits(int bytes, int messages, Duration time, int connections, Duration pause, Duration stall) {
    /** A client that knows the token sends two messages of some hundred bytes, in a moment. */
    static final Limits USUAL =
            new Limits(1 << 16, 16, Duration.ofSeconds(10), 16, Duration.ofMillis(200), Duration.ofSeconds(10));

    /** A launch may bring the input of its program along; only the adapter that has started it connects. */
    static final Limits OF_LAUNCH =
            new Limits(1 << 24, 16, Duration.ofSeconds(10), 4, Duration.ofMillis(200), Duration.ofSeconds(10));
}
