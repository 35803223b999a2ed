package dev.stepwasm.engine;

import java.util.List;

/** A call was ended by {@link StepInstance#cancel}. The instance can be looked at and called again. */
public final class CancelledException extends TerminatedException {
    /**
     * The end of a call.
     *
     * @param backtrace where it stood, the innermost frame first
     */
    public CancelledException(List<TraceElement> backtrace) {
        super("the call was cancelled", backtrace);
    }
}
