package dev.stepwasm.dap.relay;

import dev.stepwasm.dap.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A program to debug, in another process. Its methods may be called from any thread. */
interface Debuggee {
    /**
     * {@return a connection to it} Waits until there is one, or {@link #end} is called.
     *
     * @throws Refusal if there cannot be one, in words
     */
    Channel connect() throws InterruptedException;

    /** {@return the request that begins the session there} */
    String command();

    /** {@return its arguments, with the token} @throws IllegalStateException before there is a connection */
    Map<String, Object> arguments();

    /** {@return what to say if what it sends is no protocol, or it sends nothing} */
    String stranger();

    /** {@return what to say if the connection ends before the session has begun} */
    String closedEarly();

    /**
     * {@return what to say if it has gone without a farewell}
     *
     * @param code with which it ended, if that is known
     */
    String lost(OptionalInt code);

    /** {@return whether it was started for this session and ends with it} */
    boolean isOwn();

    /**
     * {@return the code with which it has ended} Waits for its end, but not for longer than this.
     *
     * @return empty if it has not ended, or the code cannot be known
     */
    OptionalInt exitCode(Duration patience) throws InterruptedException;

    /** Ends it if it is our own, by force if it is still there after this time, and whoever waits for a connection. */
    void end(Duration patience);

    /**
     * {@return the same program to be started anew; empty if it was not started by us}
     *
     * @param arguments of a launch request; empty for the same again
     */
    Optional<Debuggee> anew(Map<String, Object> arguments);
}
