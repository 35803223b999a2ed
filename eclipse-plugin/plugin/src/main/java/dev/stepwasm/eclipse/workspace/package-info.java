/** The projects of the workspace: which of them have WebAssembly texts, and what is wrong with those that are not open. */
@NullMarked
package dev.stepwasm.eclipse.workspace;

import org.jspecify.annotations.NullMarked;
