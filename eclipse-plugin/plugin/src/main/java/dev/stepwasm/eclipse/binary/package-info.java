/** Binaries ({@code .wasm}) as texts to read: a file system that has the text of each, and how it is opened. */
@NullMarked
package dev.stepwasm.eclipse.binary;

import org.jspecify.annotations.NullMarked;
