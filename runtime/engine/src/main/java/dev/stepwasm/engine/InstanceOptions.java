package dev.stepwasm.engine;

import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StackLimits;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What an instance may use.
 *
 * @param callDepth nested calls of code; one more is a trap, "call stack exhausted"
 * @param calls limits of each call from the host, and of the start function, unless
 *     {@link StepInstance#within} gives others
 * @param memoryBytes bytes that the memories which the instance defines may have together; beyond, instantiation fails
 *     and {@code memory.grow} gives -1
 * @param startAtOnce whether the start function runs when the instance is made, or waits for
 *     {@link StepInstance#runStartFunction}, so that the instance can be looked at when it traps
 * @param tier what runs the code; instances that share an {@link ExecutionControl} run as that says
 */
public record InstanceOptions(
        int callDepth, CallLimits calls, OptionalLong memoryBytes, boolean startAtOnce, Tier tier) {
    private static final InstanceOptions DEFAULT = new InstanceOptions(
            ExecutionControl.DEFAULT_CALL_DEPTH, CallLimits.none(), OptionalLong.empty(), true, Tier.standard());

    /** @throws IllegalArgumentException if the call depth is not above 0 or the bytes are below 0 */
    public InstanceOptions {
        if (callDepth <= 0) {
            throw new IllegalArgumentException("call depth must be above 0: " + callDepth);
        }
        if (memoryBytes.isPresent() && memoryBytes.getAsLong() < 0) {
            throw new IllegalArgumentException("a limit of memory must not be below 0: " + memoryBytes.getAsLong());
        }
    }

    /** {@return no limits but the call depth of {@value ExecutionControl#DEFAULT_CALL_DEPTH}} */
    public static InstanceOptions defaults() {
        return DEFAULT;
    }

    /** {@return a new control for instances with these options} */
    ExecutionControl control() {
        return new ExecutionControl(StackLimits.DEFAULT.withCalls(callDepth), tier);
    }

    /** {@return with that many nested calls} */
    public InstanceOptions withCallDepth(int calls) {
        return new InstanceOptions(calls, this.calls, memoryBytes, startAtOnce, tier);
    }

    /** {@return with limits of each call} */
    public InstanceOptions withCalls(CallLimits limits) {
        return new InstanceOptions(callDepth, limits, memoryBytes, startAtOnce, tier);
    }

    /** {@return with a limit of time of each call} */
    public InstanceOptions withTimeout(Duration limit) {
        return withCalls(calls.withTimeout(limit));
    }

    /** {@return with a limit of instructions of each call} */
    public InstanceOptions withFuel(long instructions) {
        return withCalls(calls.withFuel(instructions));
    }

    /** {@return with a limit of memory} */
    public InstanceOptions withMemoryBytes(long bytes) {
        return new InstanceOptions(callDepth, calls, OptionalLong.of(bytes), startAtOnce, tier);
    }

    /** {@return with a start function that waits for {@link StepInstance#runStartFunction}} */
    public InstanceOptions withoutStart() {
        return new InstanceOptions(callDepth, calls, memoryBytes, false, tier);
    }

    /** {@return with something else that runs the code} */
    public InstanceOptions withTier(Tier other) {
        return new InstanceOptions(callDepth, calls, memoryBytes, startAtOnce, other);
    }
}
