package dev.stepwasm.dap.memory;

import org.jspecify.annotations.Nullable;

/**
 * Asks which parts of a memory are not zero, and which have changed.
 *
 * @param memoryReference of the memory
 * @param stop name that the client gives to the moment: changes are those since the last time that it asked with another
 *     name
 * @param frameId a frame of the moment, if the memory is to be compared only while the thread of the frame stands there
 */
public record MemoryUseArguments(
        @Nullable String memoryReference,
        @Nullable String stop,
        @Nullable Integer frameId) {}
