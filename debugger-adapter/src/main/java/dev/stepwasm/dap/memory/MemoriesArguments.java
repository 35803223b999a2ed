package dev.stepwasm.dap.memory;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the memories that a frame can see.
 *
 * @param frameId number of the frame; without one that of the innermost frame of the thread that has stopped last
 */
public record MemoriesArguments(@Nullable Integer frameId) {}
