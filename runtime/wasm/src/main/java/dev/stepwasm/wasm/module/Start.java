package dev.stepwasm.wasm.module;

/**
 * The function that runs when the module is instantiated.
 *
 * @param position offset in the source
 */
public record Start(int function, int position) {}
