package dev.stepwasm.wasm.module;

/**
 * Something that the module gets from outside.
 *
 * @param position offset in the source
 */
public record Import(String module, String name, ExternalType type, int position) {}
