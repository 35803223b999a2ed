package dev.stepwasm.ide.workspace;

import dev.stepwasm.wasm.source.Span;

/**
 * Something that a module wants from another one.
 *
 * @param module name of the module
 * @param moduleLiteral that name in the text, in quotes; empty at 0 in bytes
 * @param literal the name of the item in the text, in quotes; empty at 0 in bytes
 */
public record Imported(String module, String name, Span moduleLiteral, Span literal) {}
