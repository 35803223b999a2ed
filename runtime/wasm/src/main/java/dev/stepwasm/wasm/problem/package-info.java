/** Everything that can be wrong with a module, as data. */
@NullMarked
package dev.stepwasm.wasm.problem;

import org.jspecify.annotations.NullMarked;
