package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.CallLimits;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StackLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a debugged program may use before it is ended with {@link Outcome.Failed}.
 *
 * @param time while it runs; standing still does not count
 * @param instructions from the start function on, exactly
 * @param memoryBytes bytes that the memories of one module may have together; beyond, it cannot be instantiated and
 *     {@code memory.grow} gives -1
 * @param callDepth nested calls, above 0; one more is a trap
 */
public record RunLimits(Optional<Duration> time, OptionalLong instructions, OptionalLong memoryBytes, int callDepth) {
    private static final RunLimits NONE = new RunLimits(
            Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), ExecutionControl.DEFAULT_CALL_DEPTH);

    /** {@return no limits but the call depth of {@value ExecutionControl#DEFAULT_CALL_DEPTH}} */
    public static RunLimits none() {
        return NONE;
    }

    ExecutionControl control(Tier tier) {
        return new ExecutionControl(StackLimits.DEFAULT.withCalls(callDepth), tier);
    }

    InstanceOptions ofInstance() {
        InstanceOptions options = InstanceOptions.defaults();
        return memoryBytes.isPresent() ? options.withMemoryBytes(memoryBytes.getAsLong()) : options;
    }

    CallLimits ofRun() {
        return instructions.isPresent() ? CallLimits.ofFuel(instructions.getAsLong()) : CallLimits.none();
    }
}
