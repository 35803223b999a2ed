/** Tests. */
@NullMarked
package dev.stepwasm.wasm.opcode;

import org.jspecify.annotations.NullMarked;
