package dev.stepwasm.engine;

/** Running code was told to end, from another thread or by a debugger. Host functions must let it pass. */
public final class TerminatedException extends RuntimeException {
    /** Says that it was asked for. */
    public TerminatedException() {
        super("terminated on request", null, false, false);
    }
}
