package dev.stepwasm.ide.layout;

/**
 * A part that two segments write to; what the later one writes stays.
 *
 * @param first the index of the earlier segment
 * @param second the index of the later one
 * @param end behind it
 */
public record Overlap(int first, int second, long start, long end) {}
