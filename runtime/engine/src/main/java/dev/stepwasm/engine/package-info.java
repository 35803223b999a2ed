/**
 * Run WebAssembly from text or binary: the embedding API. {@link dev.stepwasm.engine.StepModule} is where to begin.
 */
@NullMarked
package dev.stepwasm.engine;

import org.jspecify.annotations.NullMarked;
