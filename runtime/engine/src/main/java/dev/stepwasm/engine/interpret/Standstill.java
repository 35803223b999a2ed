package dev.stepwasm.engine.interpret;

import org.jspecify.annotations.Nullable;

/**
 * What all views of one stop have in common: whether it is still going on, and where the program goes on if somebody who
 * looks at it wants another place. May be used by one thread at a time, but ended while another looks.
 */
final class Standstill {
    private final boolean waits;
    private volatile boolean over;
    private int uncounted;
    private @Nullable Landing landing;

    /**
     * Where a frame goes on.
     *
     * @param pc in its plain code
     */
    record Landing(CodeFunction function, int pc, int base) {}

    /** @param uncounted instructions that ran before the stop and have not been counted */
    Standstill(int uncounted) {
        this(uncounted, false);
    }

    private Standstill(int uncounted, boolean waits) {
        this.uncounted = uncounted;
        this.waits = waits;
    }

    /** {@return the standstill of frames that wait for a function of the host} */
    static Standstill ofWaiting() {
        return new Standstill(0, true);
    }

    /** {@return whether the frames wait for a function of the host, so that they cannot go on elsewhere} */
    boolean waits() {
        return waits;
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    /** {@return the instructions that ran before the place where the program goes on and have not been counted} */
    int uncounted() {
        return uncounted;
    }

    /** Lets the program go on elsewhere, where other instructions have not been counted. */
    void landAt(Landing place, int uncountedThere) {
        landing = place;
        uncounted = uncountedThere;
    }

    /** {@return where the program goes on, null if that is where it stopped} */
    @Nullable
    Landing landing() {
        return landing;
    }
}
