/**
 * The stepping interpreter (tier 0) and what a debugger needs of it: breakpoints, stepping, pausing, frames. Knows
 * nothing of texts, protocols or the library that links instances.
 */
@NullMarked
package dev.stepwasm.engine.interpret;

import org.jspecify.annotations.NullMarked;
