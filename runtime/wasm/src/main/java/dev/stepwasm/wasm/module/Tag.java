package dev.stepwasm.wasm.module;

import dev.stepwasm.wasm.type.TagType;

/**
 * An exception tag that the module defines.
 *
 * @param position offset in the source
 */
public record Tag(TagType type, int position) {}
