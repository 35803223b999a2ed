package dev.stepwasm.wasm.module;

/**
 * A function that the module defines.
 *
 * @param position offset in the source
 */
public record Function(int typeIndex, FunctionBody body, int position) {}
