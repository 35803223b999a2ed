package dev.stepwasm.wasm.module;

import dev.stepwasm.wasm.type.ValueType;

/**
 * An element segment: references for tables.
 *
 * @param position offset in the source
 */
public record Element(SegmentMode mode, ValueType.Reference type, ElementItems items, int position) {}
