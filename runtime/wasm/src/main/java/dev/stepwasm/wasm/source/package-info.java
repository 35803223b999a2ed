/** Positions in source text and in code, and the map between them. */
@NullMarked
package dev.stepwasm.wasm.source;

import org.jspecify.annotations.NullMarked;
