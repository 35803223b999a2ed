/** Tests of the whole module. */
@NullMarked
package dev.stepwasm.wasm;

import org.jspecify.annotations.NullMarked;
