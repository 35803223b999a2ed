/** The text format: the way in is {@link dev.stepwasm.wat.Analysis}. */
@NullMarked
package dev.stepwasm.wat;

import org.jspecify.annotations.NullMarked;
