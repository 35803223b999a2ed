package dev.stepwasm.engine;

import java.util.List;

/**
 * Running code was told to end: from another thread, by a debugger, or because a limit was reached. Host functions must
 * let it pass. The state of the instances stays readable, and after a limit or {@link StepInstance#cancel} they can be
 * called again.
 */
public sealed class TerminatedException extends RuntimeException
        permits CallTimeoutException, CancelledException, FuelExhaustedException {
    private final transient List<TraceElement> backtrace;

    /** Says that it was asked for. */
    public TerminatedException() {
        this("terminated on request", List.of());
    }

    TerminatedException(String message, List<TraceElement> backtrace) {
        super(message, null, false, false);
        this.backtrace = List.copyOf(backtrace);
    }

    /** {@return where the program stood, the innermost frame first; may be empty} */
    public List<TraceElement> backtrace() {
        return backtrace;
    }
}
