package dev.stepwasm.dap.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which bytes of memories are watched, beside the data breakpoints that are set otherwise.
 *
 * @param breakpoints all of them; those of before are gone
 */
public record WatchArguments(@Nullable List<@Nullable Watchpoint> breakpoints) {
    /**
     * Bytes that are watched.
     *
     * @param memoryReference of the first one
     * @param count how many; 1 if it is not said
     * @param accessType {@code read}, {@code write} or {@code readWrite}; writes if it is not said
     * @param condition expression that must hold for a stop
     * @param hitCondition which of the accesses stop
     */
    public record Watchpoint(
            @Nullable String memoryReference,
            @Nullable Long count,
            @Nullable String accessType,
            @Nullable String condition,
            @Nullable String hitCondition) {}
}
