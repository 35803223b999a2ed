package dev.stepwasm.wasm.module;

/**
 * A section that the standard does not interpret.
 *
 * @param contents the bytes after the name
 * @param after id of the last non-custom section before it, 0 at the beginning of the file
 * @param position offset in the source
 */
public record CustomSection(String name, Bytes contents, int after, int position) {}
