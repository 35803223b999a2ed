package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.interpret.Activation;
import org.jspecify.annotations.Nullable;

/**
 * The trap at which a thread has stopped last: one that passes through code of several instances is heard of in each, and
 * stops once. For the thread itself.
 */
final class LastTrap {
    private static final int MOST_CAUSES = 20;

    private @Nullable Trap trap;

    /** The thread stops at a trap. */
    void stoppedAt(Trap stopped) {
        trap = stopped;
    }

    /** The thread has left all code. */
    void forget() {
        trap = null;
    }

    /**
     * {@return whether a trap is one at which the thread has stopped before, which comes by again because the host has let
     * it pass to other code} The host may have put it into exceptions of its own.
     *
     * @param top the frame that it comes to
     */
    boolean isSeenAgain(Trap again, Activation top) {
        Trap known = trap;
        Throwable cause = isFrom(again, top) ? null : again;
        for (int i = 0; known != null && cause != null && i < MOST_CAUSES; i++) {
            if (cause instanceof Trap passed
                    && passed.reason() == known.reason()
                    && passed.detail().equals(known.detail())
                    && passed.backtrace().equals(known.backtrace())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isFrom(Trap trap, Activation frame) {
        return trap.backtrace().stream()
                .limit(1)
                .anyMatch(at -> at.functionIndex() == frame.functionIndex()
                        && at.codeOffset() == frame.codeOffset()
                        && at.module().equals(frame.code().name()));
    }
}
