package dev.stepwasm.wasm.module;

/**
 * A data segment: bytes for memories.
 *
 * @param mode active or passive
 * @param position offset in the source
 */
public record Data(SegmentMode mode, Bytes bytes, int position) {}
