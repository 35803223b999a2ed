package dev.stepwasm.dap.memory;

import org.jspecify.annotations.Nullable;

/**
 * Asks where bytes are in a memory.
 *
 * @param memoryReference where to begin; the search goes on at address 0 behind the end
 * @param pattern the bytes in Base64
 * @param ignoreCase whether letters of ASCII are the same in both cases
 * @param limit how many places are wanted at most
 * @param progressId name under which the client hears of the progress, and cancels
 */
public record FindArguments(
        @Nullable String memoryReference,
        @Nullable String pattern,
        @Nullable Boolean ignoreCase,
        @Nullable Integer limit,
        @Nullable String progressId) {}
