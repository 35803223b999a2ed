/**
 * Engines behind one door, for {@code run} and {@code test}: our interpreter, and Endive's for what ours does not run yet.
 * Goes away with the last such feature; then {@link dev.stepwasm.engine.StepModule} is the only door.
 */
@NullMarked
package dev.stepwasm.engine.backend;

import org.jspecify.annotations.NullMarked;
