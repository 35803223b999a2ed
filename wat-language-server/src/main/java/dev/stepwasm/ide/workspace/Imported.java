package dev.stepwasm.ide.workspace;

import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.source.Span;

/**
 * Something that a module wants from another one.
 *
 * @param module name of the module
 * @param moduleLiteral that name in the text, in quotes; empty at 0 in a binary
 * @param literal the name of the item in the text, in quotes; empty at 0 in a binary
 */
public record Imported(String module, String name, ExternalKind kind, Span moduleLiteral, Span literal) {}
