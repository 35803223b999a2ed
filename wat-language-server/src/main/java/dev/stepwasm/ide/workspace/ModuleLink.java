package dev.stepwasm.ide.workspace;

import dev.stepwasm.wasm.source.Span;

/**
 * An import that names a file.
 *
 * @param literal the name of the module, in quotes
 */
public record ModuleLink(Span literal, Member target) {}
