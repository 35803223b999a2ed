/** Tests. */
@NullMarked
package dev.stepwasm.wasm.type;

import org.jspecify.annotations.NullMarked;
