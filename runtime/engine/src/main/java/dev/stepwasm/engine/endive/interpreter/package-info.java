/** Endive's own interpreter, for modules that ours does not run yet. */
@NullMarked
package dev.stepwasm.engine.endive.interpreter;

import org.jspecify.annotations.NullMarked;
