package dev.stepwasm.engine.endive;

/** How time passes for a program. */
interface Passing {
    /** The clock that shows the time of day. */
    int REALTIME = 0;
    /** The clock that shows how much time has passed. */
    int MONOTONIC = 1;

    /** {@return the nanoseconds that one of the two clocks shows} */
    long now(int clock);

    /**
     * Lets time pass.
     *
     * @param nanoseconds how long at most, 0 or less for not at all
     * @param forInput whether it ends when there is input, or the end of it
     * @return the nanoseconds that have passed
     * @throws Refused if the call must end
     */
    long pass(long nanoseconds, boolean forInput);

    /** {@return whether input can be read without waiting, or has ended} */
    boolean isInputReady();
}
