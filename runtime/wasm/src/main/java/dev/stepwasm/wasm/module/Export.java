package dev.stepwasm.wasm.module;

/**
 * Something that the module shows to the outside.
 *
 * @param index in the index space of the kind
 * @param position offset in the source
 */
public record Export(String name, ExternalKind kind, int index, int position) {}
