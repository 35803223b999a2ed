package dev.stepwasm.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What calls may use. When it is used up, the code stops at the next loop iteration, call or return from the host with a
 * {@link CallTimeoutException} or a {@link FuelExhaustedException}. Host functions are not interrupted, except
 * for WASI programs that sleep or wait with {@code poll_oneoff}; code that they call back counts with the call that they
 * belong to.
 *
 * @param timeout time from the beginning of the call; code stops within a millisecond or so afterwards
 * @param fuel instructions, exactly; {@code else} and {@code end} do not count
 */
public record CallLimits(Optional<Duration> timeout, OptionalLong fuel) {
    private static final CallLimits NONE = new CallLimits(Optional.empty(), OptionalLong.empty());

    /** @throws IllegalArgumentException if one of the numbers is below 0 */
    public CallLimits {
        if (timeout.isPresent() && timeout.get().isNegative()) {
            throw new IllegalArgumentException("a timeout must not be below 0: " + timeout.get());
        }
        if (fuel.isPresent() && fuel.getAsLong() < 0) {
            throw new IllegalArgumentException("fuel must not be below 0: " + fuel.getAsLong());
        }
    }

    /** {@return no limits} */
    public static CallLimits none() {
        return NONE;
    }

    /** {@return a limit of time} */
    public static CallLimits ofTimeout(Duration timeout) {
        return NONE.withTimeout(timeout);
    }

    /** {@return a limit of instructions} */
    public static CallLimits ofFuel(long instructions) {
        return NONE.withFuel(instructions);
    }

    /** {@return with a limit of time} */
    public CallLimits withTimeout(Duration limit) {
        return new CallLimits(Optional.of(limit), fuel);
    }

    /** {@return with a limit of instructions} */
    public CallLimits withFuel(long instructions) {
        return new CallLimits(timeout, OptionalLong.of(instructions));
    }
}
