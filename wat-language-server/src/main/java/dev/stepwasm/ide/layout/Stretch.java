package dev.stepwasm.ide.layout;

/**
 * A part of a memory or table without anything, {@code start < end}.
 *
 * @param end behind it
 */
public record Stretch(long start, long end) {}
