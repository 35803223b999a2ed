package dev.stepwasm.wasm.type;

/**
 * The type of an exception tag.
 *
 * @param typeIndex index of a function type without results, or -1 when unknown (already reported)
 */
public record TagType(int typeIndex) {}
