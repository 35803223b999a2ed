package dev.stepwasm.dap.attach;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The place for one debugger at a time. Safe for use from any thread. */
final class Seat {
    /** Who comes right after another may find that the end of the other has not been noticed yet. */
    private static final Duration NOTICE = Duration.ofSeconds(1);
    /** How long a debugger that goes may take to let go of the program. */
    private static final Duration LEAVE = Duration.ofSeconds(5);

    private static final long NANOS_PER_MILLI = 1_000_000;

    private @Nullable Stay taken;

    /** What became of the wish for the seat. */
    sealed interface Claim {
        /** It is the one's who asked. */
        record Granted(Stay stay) implements Claim {}

        /** Another debugger is here and does not go. */
        record Refused(Instant since) implements Claim {}
    }

    /** Takes the seat if it is free, or becomes so in a moment. */
    synchronized Claim take() throws InterruptedException {
        long begun = System.nanoTime();
        for (Stay other = taken; other != null; other = taken) {
            long left = (other.leaving ? LEAVE : NOTICE).toNanos() - (System.nanoTime() - begun);
            if (left <= 0) {
                return new Claim.Refused(other.since);
            }
            wait(left / NANOS_PER_MILLI + 1);
        }
        Stay stay = new Stay();
        taken = stay;
        return new Claim.Granted(stay);
    }

    /** A debugger on the seat. */
    final class Stay implements AutoCloseable {
        private final Instant since = Instant.now();
        private boolean leaving;

        /** Says that the seat will be free soon. */
        void leave() {
            synchronized (Seat.this) {
                leaving = true;
                Seat.this.notifyAll();
            }
        }

        /** Frees the seat. */
        @Override
        public void close() {
            synchronized (Seat.this) {
                if (taken == this) {
                    taken = null;
                }
                Seat.this.notifyAll();
            }
        }
    }
}
