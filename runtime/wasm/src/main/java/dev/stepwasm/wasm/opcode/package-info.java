/** The one table of instructions. */
@NullMarked
package dev.stepwasm.wasm.opcode;

import org.jspecify.annotations.NullMarked;
