package dev.stepwasm.engine.interpret;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The frames of an {@link ExecutionControl} that wait for a function of the host. Valid until closed; used as an
 * {@link Activation} is.
 */
public final class WaitingFrames implements AutoCloseable {
    private final @Nullable FrameView top;

    WaitingFrames(@Nullable FrameView top) {
        this.top = top;
    }

    /** {@return the frame that called the host, if there is one; the others are its callers} */
    public Optional<Activation> top() {
        return Optional.ofNullable(top);
    }

    /** Says that the thread goes on. */
    @Override
    public void close() {
        if (top != null) {
            top.close();
        }
    }
}
