/** Tests. */
@NullMarked
package dev.stepwasm.wasm.code;

import org.jspecify.annotations.NullMarked;
