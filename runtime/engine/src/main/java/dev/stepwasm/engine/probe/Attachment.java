package dev.stepwasm.engine.probe;

/** A probe that is attached. Any thread may detach it, at any time and also from within a probe. */
@FunctionalInterface
public interface Attachment extends AutoCloseable {
    /** Detaches the probe; does nothing the second time. Detached, it costs nothing. */
    @Override
    void close();
}
