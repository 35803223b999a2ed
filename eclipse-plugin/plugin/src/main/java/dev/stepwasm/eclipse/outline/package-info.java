/** The Outline view of a WebAssembly text: what the language server lists as its symbols. */
@NullMarked
package dev.stepwasm.eclipse.outline;

import org.jspecify.annotations.NullMarked;
