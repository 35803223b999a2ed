package dev.stepwasm.engine;

import java.time.Duration;
import java.util.List;

/** A call took longer than its {@link CallLimits} allow. The instance can be looked at and called again. */
public final class CallTimeoutException extends TerminatedException {
    private final Duration limit;

    /**
     * The end of a call.
     *
     * @param backtrace where it stood, the innermost frame first
     */
    public CallTimeoutException(Duration limit, List<TraceElement> backtrace) {
        super("the call took longer than " + limit.toMillis() + " ms", backtrace);
        this.limit = limit;
    }

    /** {@return the time that it was given} */
    public Duration limit() {
        return limit;
    }
}
