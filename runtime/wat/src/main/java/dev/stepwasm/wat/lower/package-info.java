/** From syntax to types, definitions and the instruction stream. */
@NullMarked
package dev.stepwasm.wat.lower;

import org.jspecify.annotations.NullMarked;
